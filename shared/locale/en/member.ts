import type { member as hebrew } from '#shared/locale/he/member.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const member: Wording<typeof hebrew> = {};
