import { randomUUID } from 'node:crypto';
import type { Prepared, PreparedFile } from '#server/interchange/prepared.ts';
import type { PaperLayer } from '#server/paper/start-paper.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Catalogue, External } from '#server/storage/catalogue.ts';
import type { CommentRow, Remarks, ThreadRow } from '#server/storage/remarks.ts';
import type { PaperImage } from '#shared/image/image.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { formatEntries, parseEntries } from '#shared/suggestion/entry.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly blobs: Blobs;
  readonly remarks: Remarks;
  readonly lay: PaperLayer;
  readonly now: () => Date;
}

export type WordWish = Pick<PaperCard, 'title' | 'kind' | 'forumId' | 'groupId' | 'sessionId'>;

/** New papers out of files of other programs. */
export class WordPapers {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Makes a paper. Whoever changed or remarked something in the file is a name that this paper alone knows; images and
   * remarks are on disk before there is a card.
   */
  async make(prepared: PreparedFile, wish: WordWish, personId: string): Promise<PaperCard> {
    const { lay } = this.#deps;
    const { direction, layout } = prepared;
    const ids = new Map(
      prepared.authors.map(({ id }) => [id, `external-${randomUUID().slice(0, 18)}`]),
    );
    const authorOf = (id: string) => ids.get(id) ?? id;
    const content = renamed(prepared.content, authorOf);
    return lay(
      {
        told: { ...wish, direction, layout },
        content,
        images: await this.#keep(prepared, personId),
        record: { action: 'paper-from-word', detail: { kind: wish.kind, format: prepared.kind } },
        alongside: async (paperId) => {
          await this.#nameAuthors(prepared, paperId, authorOf);
          await this.#remark({ prepared, content, authorOf }, paperId);
        },
      },
      personId,
    );
  }

  async #keep({ images }: Prepared, personId: string): Promise<PaperImage[]> {
    const at = this.#deps.now().toISOString();
    const kept: PaperImage[] = [];
    for (const { bytes, type, width, height } of images) {
      const hash = await this.#deps.blobs.put(bytes);
      const pixels = `${String(width)}x${String(height)}`;
      const { length } = bytes;
      kept.push({ id: '', paperId: '', hash, type, bytes: length, pixels, by: personId, at });
    }
    return kept;
  }

  async #nameAuthors(
    { authors }: Prepared,
    paperId: string,
    authorOf: (id: string) => string,
  ): Promise<void> {
    if (authors.length === 0) return;
    await this.#deps.catalogue.transact(async ({ externals }) => {
      for (const { id, name } of authors) {
        const external: External = { id: authorOf(id), name, paperId };
        await externals.put(external);
      }
    });
  }

  async #remark(
    told: {
      readonly prepared: Prepared;
      readonly content: readonly ContentNode[];
      readonly authorOf: (id: string) => string;
    },
    paperId: string,
  ): Promise<void> {
    const { prepared, content, authorOf } = told;
    if (prepared.remarks.length === 0) return;
    const blocks = blocksOfThreads(content);
    const store = await this.#deps.remarks.of(paperId);
    await store.transact(async ({ threads, comments }) => {
      for (const [at, remark] of prepared.remarks.entries()) {
        const rows = remark.comments.map(
          (one): CommentRow => ({
            id: randomUUID(),
            threadId: remark.id,
            authorId: authorOf(one.author),
            at: new Date(one.at).toISOString(),
            body: [...one.lines],
            editedAt: null,
            deletedAt: null,
            earlier: [],
            reactions: [],
          }),
        );
        const [first] = rows;
        if (!first) continue;
        await threads.put(threadOf(remark, first, { number: at + 1, blocks }));
        for (const row of rows) await comments.put(row);
      }
    });
  }
}

function threadOf(
  { id, quote, isResolved, isOnWords }: Prepared['remarks'][number],
  { authorId, at, id: to }: CommentRow,
  { number, blocks }: { number: number; blocks: ReadonlyMap<string, string | null> },
): ThreadRow {
  return {
    id,
    number,
    kind: 'general',
    anchor: isOnWords ? { kind: 'passage', blockId: blocks.get(id) ?? null } : { kind: 'paper' },
    quote: quote.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').slice(0, MOST_QUOTE),
    passage: '',
    wanted: null,
    proposal: null,
    group: null,
    state: isResolved ? 'settled' : 'open',
    sameAs: null,
    answers: [],
    assigneeId: null,
    follows: {},
    authorId,
    at,
    changedAt: at,
    history: [{ at, by: authorId, what: 'made', to }],
  };
}

/** The block in which each remark begins. */
function blocksOfThreads(content: readonly ContentNode[]): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  const walk = (nodes: readonly ContentNode[], around: string | null) => {
    for (const { attrs, marks = [], content: inner = [] } of nodes) {
      const id = attrs?.['id'];
      for (const thread of threadsOn(marks)) if (!found.has(thread)) found.set(thread, around);
      walk(inner, typeof id === 'string' ? id : around);
    }
  };
  walk(content, null);
  return found;
}

/** Content whose suggestions name their authors by the ids that they have from now on. */
function renamed(content: readonly ContentNode[], authorOf: (id: string) => string): ContentNode[] {
  const mark = (one: ContentMark): ContentMark => {
    const author = one.attrs?.['author'];
    return typeof author === 'string'
      ? { ...one, attrs: { ...one.attrs, author: authorOf(author) } }
      : one;
  };
  return content.map((node) => {
    const proposed = node.attrs?.['proposed'];
    return {
      ...node,
      ...(typeof proposed === 'string' && {
        attrs: { ...node.attrs, proposed: renamedEntries(proposed, authorOf) },
      }),
      ...(node.marks && { marks: node.marks.map(mark) }),
      ...(node.content && { content: renamed(node.content, authorOf) }),
    };
  });
}

function renamedEntries(proposed: string, authorOf: (id: string) => string): string | null {
  return formatEntries(
    parseEntries(proposed).map((entry) => ({ ...entry, author: authorOf(entry.author) })),
  );
}
