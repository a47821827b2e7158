import type { forum as hebrew } from '#shared/locale/he/forum.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const forum: Wording<typeof hebrew> = {};
