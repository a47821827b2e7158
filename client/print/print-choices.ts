import { rememberedChoice } from '#client/remembered/remembered-choice.ts';

/** How papers come out of this device's printer; the first of each is the habit. */
export const PRINT_TITLE = rememberedChoice('print-title', ['yes', 'no']);
export const PRINT_LINKS = rememberedChoice('print-links', ['yes', 'no']);
export const PRINT_ADDRESSES = rememberedChoice('print-addresses', ['yes', 'no']);
export const PRINT_SIZE = rememberedChoice('print-size', ['m', 's', 'l']);
