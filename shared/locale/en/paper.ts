import type { paper as hebrew } from '#shared/locale/he/paper.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const paper: Wording<typeof hebrew> = {};
