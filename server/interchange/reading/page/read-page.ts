import { ChangeBook } from '#server/interchange/reading/change-book.ts';
import { LIMITS, type Limits, WordRefused } from '#server/interchange/reading/limits.ts';
import { directed, mainDirection } from '#server/interchange/reading/page/direction.ts';
import { counted, fitted } from '#server/interchange/reading/page/fit.ts';
import { headed } from '#server/interchange/reading/page/headings.ts';
import { houseBody } from '#server/interchange/reading/page/house.ts';
import { withMeanings } from '#server/interchange/reading/page/labels.ts';
import type { PageMeans } from '#server/interchange/reading/page/means.ts';
import { PageNotes } from '#server/interchange/reading/page/notes.ts';
import { TOP } from '#server/interchange/reading/page/place.ts';
import { PageReader } from '#server/interchange/reading/page/reader.ts';
import { StyleSheet } from '#server/interchange/reading/page/style.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  elementsIn,
  firstNamed,
  hasClass,
  type PageLimits,
  PAGE_LIMITS,
  textIn,
  treeOf,
} from '#server/interchange/reading/page/tree.ts';
import type { WordRead } from '#server/interchange/reading/read-word.ts';
import { Tally } from '#server/interchange/reading/tally.ts';
import type { Block } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';

interface PageWish {
  /** Stands for moments that the page does not tell, in milliseconds since 1970. */
  readonly now: number;
  /** Makes ids of notes: eight letters or digits. */
  readonly newId: () => string;
  readonly tally?: Tally;
  readonly limits?: Limits;
  readonly pageLimits?: PageLimits;
  /** Words that stand for signs, as Markdown has them, are read as what they stand for. */
  readonly hasMeanings?: boolean;
}

/** Reads an HTML page as a paper. Throws `WordRefused` for one that costs more than the limits. */
export function readPage(html: string, wish: PageWish): WordRead {
  const { now, newId, tally = new Tally(), limits = LIMITS, pageLimits = PAGE_LIMITS } = wish;
  if (html.length > 2 * limits.letters) throw new WordRefused('word-heavy', 'letters of a page');
  const root = treeOf(html, pageLimits);
  const own = houseBody(root);
  const body = own ?? firstNamed(root, 'body');
  const page = firstNamed(root, 'html');
  const sheets = own ? [] : [...elementsIn(root)].filter(({ tagName }) => tagName === 'style');
  const means: PageMeans = {
    tally,
    book: new ChangeBook({ tally, now, newId }),
    sheet: new StyleSheet(sheets.map(textIn)),
    notes: new PageNotes(root),
    limits,
    images: [],
    isOwn: own !== null,
    dir: declared(body) ?? declared(page),
    newId,
  };
  if (!own) headOf(root, tally);
  const main = (own && firstNamed(own, 'main')) ?? body;
  const read = main ? new PageReader(means).blocks(childrenOf(main), TOP) : [];
  const blocks = wish.hasMeanings ? withMeanings(read) : read;
  if (own) tellRemarks(own, tally);
  const raw = own ? ownHeadings(own, blocks) : headed(blocks);
  const told = { ...raw, blocks: fitted(raw.blocks, tally) };
  const direction = means.dir ?? mainDirection(told.blocks);
  counted(told.blocks, tally);
  const { title } = told;
  return {
    model: { blocks: own ? told.blocks : directed(told.blocks, direction) },
    title: title === null || title === '' ? titleOf(root) : title,
    direction,
    headings: told.headings,
    authors: means.book.authors,
    remarks: [],
    images: means.images,
    identity: null,
    report: tally.report(),
  };
}

function declared(element: Element | null): Direction | null {
  const dir = element && attributeOf(element, 'dir')?.toLowerCase();
  return dir === 'rtl' || dir === 'ltr' ? dir : null;
}

/** What stands before the page itself is no text; that there are programs and styles is told. */
function headOf(root: ReturnType<typeof treeOf>, tally: Tally): void {
  const head = firstNamed(root, 'head');
  for (const { tagName } of head ? elementsIn(head) : []) {
    if (tagName === 'script') tally.add('scripts');
    if (tagName === 'style' || tagName === 'link') tally.add('style-sheets');
  }
}

function titleOf(root: ReturnType<typeof treeOf>): string | null {
  const title = firstNamed(root, 'title');
  const text = title
    ? textIn(title)
        .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
        .trim()
    : '';
  return text === '' ? null : text;
}

/** The list of remarks at the end of a page of this house is no text of its paper. */
function tellRemarks(body: Element, tally: Tally): void {
  for (const element of elementsIn(body))
    if (element.tagName === 'section' && hasClass(element, 'remarks'))
      tally.add(
        'listed-remarks',
        [...elementsIn(element)].filter(({ tagName }) => tagName === 'li').length,
      );
}

function ownHeadings(body: Element, blocks: readonly Block[]): ReturnType<typeof headed> {
  const title = firstNamed(body, 'h1');
  const words = title
    ? childrenOf(title)
        .filter((child) => !('tagName' in child) || attributeOf(child, 'data-made') === null)
        .map(textIn)
        .join('')
        .trim()
    : null;
  const told = attributeOf(body, 'data-headings');
  const known: readonly PaperLayout['headings'][] = ['decimal', 'hebrew'];
  return { title: words, blocks, headings: known.find((one) => one === told) ?? 'none' };
}
