import { setImmediate as nextTurn } from 'node:timers/promises';
import { LOOKS, TABLE_STYLES } from '#server/interchange/table/table-styles.ts';
import type { Cell, CellWords, TableWish } from '#server/interchange/table/table-wish.ts';
import { footerXml, headerXml, line, type Pages } from '#server/interchange/word/front.ts';
import { firstEntries, related, textEntry, wordPart } from '#server/interchange/word/package.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import { plainRuns } from '#server/interchange/word/plain-runs.ts';
import { Relations } from '#server/interchange/word/relations.ts';
import { runLook } from '#server/interchange/word/run-look.ts';
import {
  appPropertiesXml,
  corePropertiesXml,
  fontsXml,
  settingsXml,
} from '#server/interchange/word/settings.ts';
import { stylesXml } from '#server/interchange/word/styles.ts';
import { escaped, part, tag, val } from '#server/interchange/word/xml.ts';
import { zip } from '#server/interchange/word/zip.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import {
  type Direction,
  directionsOf,
  lineDirection,
  scriptRuns,
} from '#shared/interchange/script-runs.ts';

/** A4 on its side, its margins, and what they leave, in twentieths of a point. */
const PAGE = { 'w:w': 16838, 'w:h': 11906, 'w:orient': 'landscape' };
const MARGIN = 1021;
const WIDTH = PAGE['w:w'] - 2 * MARGIN;
/** So many letters of the file are written before others have their turn. */
const AT_ONCE = 60_000;
/** Letters of a cell up to which its row is kept on one page. */
const FEW_LETTERS = 500;

/** A table as a Word file: its first column where reading begins, its head on every page. Equal wishes give equal bytes. */
export async function tableFile(wish: TableWish): Promise<Buffer> {
  const pages = pagesOf(wish);
  const relations = new Relations();
  const { title, forumName, direction, at } = wish;
  const parts = [
    wordPart('styles', stylesXml(pages, false, TABLE_STYLES)),
    wordPart('settings', settingsXml({ wish: { tracksChanges: false } }, false)),
    wordPart('fontTable', fontsXml()),
    { ...wordPart('header', headerXml(pages, false)), name: 'header1.xml' },
    { ...wordPart('header', headerXml(pages, true)), name: 'header2.xml' },
    wordPart('footer', footerXml(pages)),
  ];
  const ids = related(parts, relations);
  const body = [
    line(pages, 'Forum', plainRuns(forumName, direction)),
    line(pages, 'Title', plainRuns(title, direction)),
    line(pages, 'Facts', plainRuns(wish.facts.join(' · '), direction)),
    await tableXml(wish, pages),
    sectionXml(direction, (name) => ids.get(name) ?? ''),
  ];
  const told = { paper: { title: pages.wish.paper.title, forumName, direction }, at };
  return zip([
    ...firstEntries(parts, false),
    textEntry('word/document.xml', part('w:document', tag('w:body', {}, ...body))),
    textEntry('word/_rels/document.xml.rels', relations.xml()),
    ...parts.map(({ name, xml }) => textEntry(`word/${name}`, xml)),
    textEntry('docProps/core.xml', corePropertiesXml({ wish: told })),
    textEntry('docProps/app.xml', appPropertiesXml()),
  ]);
}

function pagesOf({ title, facts, direction, say }: TableWish): Pages {
  let paragraphs = 0;
  const [subject] = facts;
  return {
    base: direction,
    wish: { say, paper: { title: [title, subject].filter(Boolean).join(' · '), mark: null } },
    paragraphId() {
      paragraphs += 1;
      return paragraphs.toString(16).toUpperCase().padStart(8, '0');
    },
  };
}

async function tableXml(wish: TableWish, pages: Pages): Promise<string> {
  const { columns, groups, direction } = wish;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((share * WIDTH) / whole));
  const writer = new Rows(pages, widths);
  const rows: string[] = [];
  let written = 0;
  for (const { lead, rows: inGroup } of groups) {
    let isFirst = true;
    for (const cells of inGroup) {
      if (isFirst && lead !== null) rows.push(writer.lead(lead));
      isFirst = false;
      const row = writer.row(cells);
      rows.push(row);
      written += row.length;
      if (written < AT_ONCE) continue;
      written = 0;
      await nextTurn();
    }
  }
  if (rows.length === 0) return line(pages, 'Empty', plainRuns(wish.empty, direction));
  const look = tag(
    'w:tblPr',
    {},
    val('tblStyle', 'TableGrid'),
    direction === 'rtl' ? '<w:bidiVisual/>' : '',
    tag('w:tblW', { 'w:w': widths.reduce((sum, one) => sum + one, 0), 'w:type': 'dxa' }),
    tag('w:tblLayout', { 'w:type': 'fixed' }),
    tag('w:tblLook', { 'w:val': '0420', 'w:firstRow': 1 }),
  );
  const grid = tag('w:tblGrid', {}, ...widths.map((width) => tag('w:gridCol', { 'w:w': width })));
  const head = writer.head(columns.map(({ title }) => title));
  // Word wants a paragraph after a table; this one takes no room.
  return tag('w:tbl', {}, look, grid, head, ...rows) + line(pages, 'AfterTable', '');
}

/** The rows of one table. */
class Rows {
  readonly #pages: Pages;
  readonly #widths: readonly number[];

  constructor(pages: Pages, widths: readonly number[]) {
    this.#pages = pages;
    this.#widths = widths;
  }

  /** Stands again on every page. */
  head(titles: readonly string[]): string {
    const { base } = this.#pages;
    const cells = titles.map((title, at) =>
      this.#cell({ at, fill: 'E8EDF3' }, line(this.#pages, 'CellHead', plainRuns(title, base))),
    );
    return this.#row('<w:cantSplit/><w:tblHeader/>', cells);
  }

  /** A line over the rows of a group, which does not stand alone at the end of a page. */
  lead(words: string): string {
    const { base } = this.#pages;
    const span = this.#widths.length;
    const runs = plainRuns(words, base);
    return this.#row('<w:cantSplit/>', [
      this.#cell({ at: 0, span, fill: 'F4F6F9' }, line(this.#pages, 'CellGroup', runs)),
    ]);
  }

  row(cells: readonly Cell[]): string {
    const isShort = cells.every((cell) => lettersIn(cell) < FEW_LETTERS);
    const all = this.#widths.map((_, at) => this.#cell({ at }, this.#lines(cells[at] ?? [])));
    return this.#row(isShort ? '<w:cantSplit/>' : '', all);
  }

  #row(look: string, cells: readonly string[]): string {
    const id = { 'w14:paraId': this.#pages.paragraphId(), 'w14:textId': '77777777' };
    return tag('w:tr', id, look && tag('w:trPr', {}, look), ...cells);
  }

  #cell(
    { at, span = 1, fill }: { readonly at: number; readonly span?: number; readonly fill?: string },
    inner: string,
  ): string {
    const width = this.#widths.slice(at, at + span).reduce((sum, one) => sum + one, 0);
    const look = tag(
      'w:tcPr',
      {},
      tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      span > 1 ? val('gridSpan', span) : '',
      fill ? tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill }) : '',
    );
    return tag('w:tc', {}, look, inner);
  }

  /** Never none: Word takes no cell without a paragraph. */
  #lines(cell: Cell): string {
    const lines = cell.length === 0 ? [[]] : cell;
    return lines.map((words) => this.#line(words)).join('');
  }

  /** Each line reads as its own words do: in a Hebrew table an English remark from left to right. */
  #line(words: readonly CellWords[]): string {
    const pieces = words.map((one) => ({ ...one, words: withoutIsolates(one.words) }));
    const text = pieces.map((one) => one.words).join('');
    const direction = lineDirection(text, this.#pages.base);
    const directions = directionsOf(text, direction);
    let at = 0;
    const runs = pieces.map(({ words: piece, look }) => {
      const own = directions.slice(at, at + piece.length);
      at += piece.length;
      return scriptRuns(piece, own)
        .map((run) => {
          const properties = runLook(PLAIN_LOOK, run.direction, look ? LOOKS[look] : null);
          const shown = tag('w:t', { 'xml:space': 'preserve' }, escaped(run.text));
          return tag('w:r', {}, properties && tag('w:rPr', {}, properties), shown);
        })
        .join('');
    });
    const id = this.#pages.paragraphId();
    return paragraphXml({ style: 'CellText', direction }, { id }, runs.join(''));
  }
}

/** A4 on its side, from right to left where the table is. */
function sectionXml(direction: Direction, idOf: (name: string) => string): string {
  const reference = (kind: string, type: string, name: string) =>
    tag(`w:${kind}Reference`, { 'w:type': type, 'r:id': idOf(name) });
  return tag(
    'w:sectPr',
    {},
    reference('header', 'default', 'header1.xml'),
    reference('header', 'first', 'header2.xml'),
    reference('footer', 'default', 'footer.xml'),
    reference('footer', 'first', 'footer.xml'),
    tag('w:pgSz', PAGE),
    tag('w:pgMar', {
      'w:top': 1134,
      'w:right': MARGIN,
      'w:bottom': 1021,
      'w:left': MARGIN,
      'w:header': 567,
      'w:footer': 510,
      'w:gutter': 0,
    }),
    '<w:titlePg/>',
    direction === 'rtl' ? '<w:bidi/>' : '',
  );
}

const lettersIn = (cell: Cell): number =>
  cell.flat().reduce((sum, { words }) => sum + words.length, 0);

const withoutIsolates = (words: string): string => words.replaceAll(/[\u2066-\u2069]/g, '');
