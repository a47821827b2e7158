import type { signIn as hebrew } from '#shared/locale/he/sign-in.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const signIn: Wording<typeof hebrew> = {};
