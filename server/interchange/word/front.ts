import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import { plainRuns } from '#server/interchange/word/plain-runs.ts';
import type { RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import type { Remarks } from '#server/interchange/word/remarks.ts';
import { fieldRuns } from '#server/interchange/word/line.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { part } from '#server/interchange/word/xml.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Say } from '#shared/locale/say.ts';

/** What stands on the pages of any file beside its text. */
export interface Pages {
  readonly base: Direction;
  readonly wish: {
    readonly say: Say;
    readonly paper: { readonly title: string; readonly mark: string | null };
  };
  paragraphId(): string;
}

/** The title block. Remarks on the paper as a whole, and on what is no longer in it, stand at the title. */
export function frontXml(writing: Writing, spots: RemarkSpots, remarks: Remarks): string {
  const { wish } = writing;
  const { title, forumName, facts } = wish.paper;
  const threads = [...spots.paper, ...spots.gone];
  const starts = threads.map((thread) => remarks.start(thread)).join('');
  const ends = threads.map((thread) => remarks.end(thread)).join('');
  return [
    line(writing, 'Forum', plainRuns(forumName, writing.base)),
    line(writing, 'Title', `${starts}${plainRuns(title, writing.base)}${ends}`),
    line(writing, 'Facts', plainRuns(facts.join(' · '), writing.base)),
    wish.hasChoice || wish.since
      ? line(writing, 'Facts', plainRuns(whichText(writing), writing.base))
      : '',
  ].join('');
}

/** Nobody may take one of the three texts for another. */
function whichText({ wish }: Writing): string {
  if (wish.since) return wish.since.words;
  if (wish.text === 'marked') return wish.say('interchange.text.marked');
  return wish.say(`print.text.${wish.text === 'clean' ? 'accepted' : 'original'}`);
}

/** A line of the house's own in one of its styles. */
export function line(
  writing: Pick<Pages, 'base' | 'paragraphId'>,
  style: string,
  runs: string,
): string {
  return paragraphXml({ style, direction: writing.base }, { id: writing.paragraphId() }, runs);
}

/** The running title, and that the paper is a draft; nothing over the title block. */
export function headerXml(writing: Pages, isFirst: boolean): string {
  const { title, mark } = writing.wish.paper;
  const draft = mark === null ? '' : `<w:r><w:tab/></w:r>${plainRuns(mark, writing.base)}`;
  const runs = `${isFirst ? '' : plainRuns(title, writing.base)}${draft}`;
  return part('w:hdr', line(writing, 'Header', runs));
}

/** The page's number out of how many. */
export function footerXml(writing: Pages): string {
  const { wish, base } = writing;
  const [page, pages] = ['\uE000', '\uE001'];
  const runs = wish
    .say('print.page', { page, pages })
    .split(/([\uE000\uE001])/)
    .map((piece) => {
      if (piece === page) return fieldRuns('PAGE', plainRuns('1', base));
      return piece === pages ? fieldRuns('NUMPAGES', plainRuns('1', base)) : plainRuns(piece, base);
    });
  return part('w:ftr', line(writing, 'Footer', runs.join('')));
}
