import type { mail as hebrew } from '#shared/locale/he/mail.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const mail: Wording<typeof hebrew> = {};
