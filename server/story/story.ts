import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { SessionMark } from '#shared/session/session-mark.ts';
import { sharesOf, type Stroke } from '#shared/story/authorship.ts';
import type { RemarkMark, StoryView } from '#shared/story/story-contract.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { placesOf } from '#shared/thread/place.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { stoodIn } from '#shared/version/stretches.ts';
import { wordingsIn } from '#shared/version/wording.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import { strokesOf } from '#server/story/strokes.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';
import { viewSuggestions } from '#server/suggestion/suggestion-view.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import { type Looker, nameOf } from '#server/version/version-views.ts';
import { wordingName } from '#server/version/wordings.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly papers: Pick<PaperLogs, 'read'>;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  readonly decisions: Pick<Decisions, 'list'>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** What of a paper a story is asked of. */
interface Asked {
  readonly blockId: string;
  /** Null: all of the block. */
  readonly ends: { readonly start: string; readonly end: string } | null;
}

interface Around {
  readonly content: readonly ContentNode[];
  readonly block: ContentNode;
  /** Of the block and of those in it. */
  readonly ids: ReadonlySet<string>;
}

/** Longest excerpt of words, of a passage and of a remark. */
const EXCERPT = 400;
/** More strokes than this are told by their shares alone. */
const MOST_STROKES = 200;

/** Gathers what is known of one passage, from wherever it lives, as one person may see it. */
export class Story {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async of(looker: Looker, { blockId, ends }: Asked): Promise<StoryView> {
    const { content: read } = this.#deps;
    const { paperId, access } = looker;
    const doc = docOf(await read(paperId));
    try {
      const content = readContent(doc);
      const block = blockIn(content, blockId);
      if (!block) throw new Refusal('not-found');
      const ids = idsIn(block);
      const wording = wordingsIn([block]).get(blockId);
      const versions = await this.#versions(looker, blockId, wording);
      const strokes = await this.#strokes(doc, versions.origin, { paperId, blockId, ends });
      const isIn = seesRemarks(access.role);
      return {
        blockId,
        ...(await this.#told(strokes)),
        standing: versions.standing,
        damagedVersions: versions.damaged,
        suggestions: await this.#suggestions(looker, { content, block, ids }),
        remarks: isIn ? await this.#remarks(looker, content, ids) : [],
        seesRemarks: isIn,
        sessions: await this.#sessions(access.paper.sessionId),
      };
    } finally {
      doc.destroy();
    }
  }

  /** Whose words they are, by the text of now and by the first version that reads the same. */
  async #strokes(
    doc: Y.Doc,
    origin: VersionRow | null,
    { paperId, blockId, ends }: Asked & { readonly paperId: string },
  ): Promise<Stroke[]> {
    const { papers, desk } = this.#deps;
    const { clients } = await papers.read(paperId);
    const older = origin && (await desk.shelf.state(origin).then(docOfState, unlessDamaged));
    const strokes = strokesOf({ doc, older }, clients, { blockId, ends });
    older?.destroy();
    return strokes;
  }

  async #told(
    strokes: readonly Stroke[],
  ): Promise<Pick<StoryView, 'words' | 'strokes' | 'shares' | 'isCut'>> {
    const people = strokes.flatMap(({ by, putBackBy }) => [by, putBackBy]);
    const names = await this.#deps.desk.views.namesOf(people);
    const somebody = (id: string | null) => {
      const name = id === null ? undefined : names.get(id);
      return id === null || name === undefined ? null : { id, name };
    };
    const named = <Of extends Pick<Stroke, 'by' | 'putBackBy'>>(of: Of) => ({
      ...of,
      by: somebody(of.by),
      putBackBy: somebody(of.putBackBy),
    });
    const words = strokes.map((stroke) => stroke.words).join('');
    const isCut = strokes.length > MOST_STROKES;
    return {
      words: words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words,
      strokes: isCut ? [] : strokes.map(named),
      isCut,
      shares: sharesOf(strokes).map(named),
    };
  }

  async #versions(looker: Looker, blockId: string, words: string | undefined) {
    const { shelf, views } = this.#deps.desk;
    if (words === undefined) return { standing: null, damaged: 0, origin: null };
    const { stretches, damaged } = await shelf.wordings.of(looker.paperId, blockId);
    const wording = wordingName(words);
    const holds = ({ number }: VersionRow) =>
      !damaged.has(number) && stoodIn(stretches, wording, number);
    const [all, seen] = await Promise.all([shelf.all(looker.paperId), views.seen(looker)]);
    const held = seen.filter(holds);
    const [last, first] = [held[0], held.at(-1)];
    const origin = all.findLast(holds) ?? null;
    const lost = seen.filter(({ number }) => damaged.has(number)).length;
    if (!first || !last) return { standing: null, damaged: lost, origin };
    const names = await views.namesOf(first.contributors);
    const between = seen.filter(({ number }) => first.number < number && number < last.number);
    const standing = {
      first: markOf(first),
      last: markOf(last),
      isBroken: between.some((row) => !damaged.has(row.number) && !holds(row)),
      contributors: [...names].map(([id, name]) => ({ id, name })),
      named: held.filter((row) => nameOf(row) !== null).map(markOf),
    };
    return { standing, damaged: lost, origin };
  }

  async #suggestions(
    { paperId, personId, access }: Looker,
    { content, block, ids }: Around,
  ): Promise<StoryView['suggestions']> {
    const { catalogue, decisions } = this.#deps;
    const isIn = seesRemarks(access.role);
    const all = isIn ? await decisions.list(paperId, personId, suggestionsIn(content)) : [];
    return {
      waiting: await viewSuggestions(catalogue, suggestionsIn([block]), personId),
      decided: all.filter((one) => one.blockId !== null && ids.has(one.blockId)),
    };
  }

  async #remarks(
    { personId, access }: Looker,
    content: readonly ContentNode[],
    ids: ReadonlySet<string>,
  ): Promise<RemarkMark[]> {
    const threads = await seenThreads(this.#deps, access, personId);
    const places = placesOf(
      content,
      threads.map((thread) => ({ ...thread, isPrivate: thread.group !== null })),
    );
    return threads.filter((thread) => ids.has(blockOf(thread, places) ?? '')).map(remarkMark);
  }

  async #sessions(sessionId: string | null): Promise<SessionMark[]> {
    const { sessions } = this.#deps.catalogue.tables;
    const session = sessionId === null ? undefined : await sessions.get(sessionId);
    if (!session) return [];
    const { id, day, dayDoubtful, topics } = session;
    return [{ id, day, dayDoubtful, topics }];
  }
}

/** The block a remark stands in now, or was made in when its words are gone. */
function blockOf({ id, anchor }: ThreadView, places: ReturnType<typeof placesOf>): string | null {
  const place = places.get(id);
  if (place?.kind === 'block') return place.blockId;
  return 'blockId' in anchor ? anchor.blockId : null;
}

function remarkMark({ comments, answers, ...thread }: ThreadView): RemarkMark {
  const { id, number, kind, state, authorName, at, quote } = thread;
  const [first] = comments;
  const answer = answers.at(-1);
  return {
    id,
    number,
    kind,
    state,
    authorName,
    at,
    quote: quote.slice(0, EXCERPT),
    says: first?.body ? wordsOf(first.body).slice(0, EXCERPT) : '',
    answer: answer
      ? {
          disposition: answer.disposition,
          reason: answer.reason,
          byName: answer.byName,
          at: answer.at,
        }
      : null,
  };
}

const markOf = (row: VersionRow) => {
  const { id, number, at } = row;
  return { id, number, name: nameOf(row)?.name ?? null, at };
};

function blockIn(content: readonly ContentNode[], blockId: string): ContentNode | null {
  for (const node of content) {
    if (node.attrs?.['id'] === blockId) return node;
    const inner = blockIn(node.content ?? [], blockId);
    if (inner) return inner;
  }
  return null;
}

function idsIn(block: ContentNode): ReadonlySet<string> {
  const ids = new Set<string>();
  const read = ({ attrs, content = [] }: ContentNode) => {
    const id = attrs?.['id'];
    if (isBlockId(id)) ids.add(id);
    content.forEach(read);
  };
  read(block);
  return ids;
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

function docOfState(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, state);
  return doc;
}

function unlessDamaged(fault: unknown): null {
  if (fault instanceof Refusal && fault.code === 'version-damaged') return null;
  throw fault;
}
