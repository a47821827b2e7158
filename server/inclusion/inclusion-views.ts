import type * as z from 'zod';
import type { InclusionView, listInclusions } from '#shared/inclusion/inclusion-contract.ts';
import { agreed } from '#shared/inclusion/same-text.ts';
import { blocksOf, idOfBlock } from '#shared/inclusion/inclusion.ts';
import { may } from '#shared/member/access.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { isListed, type PaperCard } from '#shared/paper/paper.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { type Judged, judge } from '#server/inclusion/judged.ts';
import { PapersRead } from '#server/inclusion/papers-read.ts';
import { mayFlow } from '#server/inclusion/reach.ts';
import type { ReadPaper } from '#server/inclusion/source-text.ts';
import { accessByCard, type PaperAccess } from '#server/paper/access.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'work'>;
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly onFault: (fault: unknown) => void;
}

type View = z.infer<typeof listInclusions.answer>;
type Source = NonNullable<InclusionView['source']>;

/** So many letters of each wording are shown beside each other. */
const WORDS_SHOWN = 6000;
const FIRST_WORDS = 120;

/** What a paper took in and where it was taken in, as one person may know of it. */
export async function viewInclusions(
  deps: Deps,
  access: PaperAccess,
  personId: string,
): Promise<View> {
  const { tables } = await deps.storage.work.of(access.forumId);
  const { id: paperId } = access.paper;
  const { catalogue } = deps.storage;
  const papers = new PapersRead({ ...deps, catalogue });
  const accessTo = async (card: PaperCard | null | undefined) => {
    const found = card && (await accessByCard(catalogue, card, personId));
    return found && may(found, 'read') ? found : null;
  };
  const here = await papers.of(paperId);
  const takenFrom: InclusionView[] = [];
  for (const row of here ? await tables.inclusions.find({ paperId }) : []) {
    const source = await papers.tried(row.sourceId);
    const judged = here && judge(row, here, source ?? null);
    if (!judged) continue;
    if (source === undefined) {
      const card = await catalogue.tables.papers.get(row.sourceId);
      const view = await viewOne(deps, judged, null, null);
      const source = card && (await accessTo(card)) ? unreadSource(card) : null;
      takenFrom.push({ ...view, state: 'unreadable', source });
      continue;
    }
    const view = await viewOne(deps, judged, source, await accessTo(source?.card));
    const mayFollow = !source || (await mayFlow(catalogue, row, source.card, access.paper));
    // What does not follow by itself any more is told as what it is.
    takenFrom.push(mayFollow ? view : { ...view, mode: 'copy' });
  }
  const takenInto: View['takenInto'] = [];
  for (const row of here ? await tables.inclusions.find({ sourceId: paperId }) : []) {
    const into = await papers.tried(row.paperId);
    const card = into === undefined ? await catalogue.tables.papers.get(row.paperId) : into?.card;
    if (!here || !card || !isListed(card) || !(await accessTo(card))) continue;
    const line = { paperId: card.id, title: card.title, name: nameIn(here, row) };
    const judged = into && judge(row, into, here);
    const blockId = judged ? firstOf(judged.standing) : null;
    if (into === undefined) takenInto.push({ ...line, blockId, state: 'unreadable' });
    else if (judged && blockId) takenInto.push({ ...line, blockId, state: judged.state });
  }
  return { mayEdit: may(access, 'edit'), takenFrom: inOrder(takenFrom, here), takenInto };
}

async function viewOne(
  { storage }: Deps,
  { row, standing, taken, ours, state }: Judged,
  source: ReadPaper | null,
  access: PaperAccess | null,
): Promise<InclusionView> {
  const by = await storage.catalogue.tables.people.get(row.by);
  const differs = state !== 'same' && access !== null && taken !== null;
  return {
    id: row.id,
    blockIds: standing.flatMap((node) => idOfBlock(node) ?? []),
    mode: row.mode,
    // What may not be read is not told about, not even that it changed.
    state: access || state === 'same' ? state : 'gone',
    source: source && access ? sourceOf(source, row, access) : null,
    takenAt: row.takenAt,
    byName: by?.name ?? '',
    ours,
    theirs: access && taken ? taken.hash : null,
    differs: differs ? { ours: words(agreed(standing)), theirs: words(taken.blocks) } : null,
  };
}

const words = (blocks: readonly ContentNode[]): string => textOf(blocks).slice(0, WORDS_SHOWN);

function sourceOf(source: ReadPaper, row: InclusionRow, access: PaperAccess): Source {
  const { id, title, archivedAt } = source.card;
  return {
    paperId: id,
    title,
    blockId: firstOf(blocksOf(agreed(source.content), row.scope)),
    name: nameIn(source, row),
    isArchived: Boolean(archivedAt),
    maySuggest: may(access, 'suggest'),
  };
}

/** Of a paper whose text cannot be read now: what its card says. */
function unreadSource({ id, title, archivedAt }: PaperCard): Source {
  const isArchived = Boolean(archivedAt);
  return { paperId: id, title, blockId: null, name: null, isArchived, maySuggest: false };
}

const firstOf = ([first]: readonly ContentNode[]): string | null =>
  first ? idOfBlock(first) : null;

/** How a part is called in its source: a typed block by its number, a chapter by its heading, the rest by its words. */
function nameIn({ card, content }: ReadPaper, { scope }: InclusionRow): Source['name'] {
  const blocks = blocksOf(agreed(content), scope);
  const [first] = blocks;
  if (!first) return null;
  const line = textOf([first]).split('\n')[0] ?? '';
  const numbered = () => {
    const { byId } = numberContent(content, card.layout ?? PLAIN_LAYOUT);
    return byId.get(idOfBlock(first) ?? '')?.number ?? '';
  };
  const kind = TYPED_BLOCKS.find((typed) => typed === first.type);
  const shown = { number: '', words: line.slice(0, FIRST_WORDS) };
  if (kind && blocks.length === 1) return { ...shown, kind, number: numbered() };
  if (scope.kind === 'chapter') return { ...shown, kind: 'chapter', number: numbered() };
  return { ...shown, kind: 'passage' };
}

/** As they stand in the paper. */
function inOrder(views: readonly InclusionView[], here: ReadPaper | null): InclusionView[] {
  const ids = (here?.content ?? []).map(idOfBlock);
  const placeOf = ({ blockIds }: InclusionView) => ids.indexOf(blockIds[0] ?? '');
  return views.toSorted((one, other) => placeOf(one) - placeOf(other));
}
