import { BLOCK } from '#server/interchange/pdf/template/block.ts';
import { LINE } from '#server/interchange/pdf/template/line.ts';
import { PAGE } from '#server/interchange/pdf/template/page.ts';
import { WHOLE } from '#server/interchange/pdf/template/whole.ts';

/** The one program that Typst ever runs here. Whatever people wrote comes to it as data, and is never read as signs of it. */
export const TEMPLATE = [PAGE, LINE, BLOCK, WHOLE].join('\n');
