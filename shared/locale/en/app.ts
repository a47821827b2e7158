import type { app as hebrew } from '#shared/locale/he/app.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const app: Wording<typeof hebrew> = {};
