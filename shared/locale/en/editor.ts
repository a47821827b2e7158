import type { editor as hebrew } from '#shared/locale/he/editor.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const editor: Wording<typeof hebrew> = {};
