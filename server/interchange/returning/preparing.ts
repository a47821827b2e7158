import { languageOf } from '#shared/paper/paper.ts';
import * as Y from 'yjs';
import type { ReadComment } from '#server/interchange/reading/remarks.ts';
import {
  type BaseText,
  type Comparison,
  compared,
} from '#server/interchange/returning/comparison.ts';
import { type Deed, deedsOf } from '#server/interchange/returning/deeds.ts';
import { NamesOfDeeds } from '#server/interchange/returning/names-of-deeds.ts';
import { namedBlock, type ReturnedFile } from '#server/interchange/returning/returned-file.ts';
import { Nearness } from '#server/interchange/returning/nearest.ts';
import { type Said, saidIn } from '#server/interchange/returning/said.ts';
import { takeChanges, type Taken } from '#server/interchange/returning/taking.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import { sees, type Viewer } from '#server/thread/viewer.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { ReturnBase } from '#shared/interchange/return-contract.ts';
import { readContent } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';

export interface PreparingDeps {
  readonly remarks: Remarks;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  readonly now: () => Date;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** What a file would bring, before it is written anywhere. */
export interface Prepared {
  readonly comparison: Comparison;
  readonly said: readonly Said[];
  readonly deeds: (taken: Taken) => Deed[];
  readonly isTaken: (key: string) => boolean;
}

/** Whose names things get, and whether they may be suggestions. */
interface Whose {
  readonly maySuggest: boolean;
  readonly authorOf: (key: string | null) => string;
}

/** So many versions are looked at for the one that a file was made of. */
const MOST_VERSIONS = 20;

/** Works out what a file would bring into a paper. Writes nothing but into the text that it is given. */
export class Preparing {
  readonly #deps: PreparingDeps;

  constructor(deps: PreparingDeps) {
    this.#deps = deps;
  }

  /** Brings what is new of the changes into a text. */
  onto(doc: Y.Doc, file: ReturnedFile, { comparison, isTaken }: Prepared, means: Whose): Taken {
    const { names, isPassedOver } = comparison;
    const now = this.#deps.now().getTime();
    return takeChanges(doc, comparison.file, {
      maySuggest: means.maySuggest,
      isPassedOver,
      named: (node) => namedBlock(node, file.images),
      signatureOf: ({ key, tracked }) =>
        isTaken(key)
          ? null
          : {
              id: names.short(key),
              author: means.authorOf(tracked?.author ?? null),
              at: Math.min(tracked?.at ?? now, now),
            },
    });
  }

  async prepare(viewer: Viewer, file: ReturnedFile, base: BaseText, doc: Y.Doc): Promise<Prepared> {
    const { paper } = viewer.access;
    const comparison = compared(paper, file, base);
    const { names } = comparison;
    const { tables } = await this.#deps.remarks.of(paper.id);
    const [threads, comments, decisions] = await Promise.all([
      tables.threads.find({}),
      tables.comments.find({}),
      tables.decisions.find({}),
    ]);
    const standing = suggestionsIn(readContent(doc));
    const ids = new Set([
      ...standing.map(({ id }) => id),
      ...decisions.map(({ suggestionId }) => suggestionId),
    ]);
    const threadOf = new Map(comments.map(({ id, threadId }) => [id, threadId]));
    const commentIdOf = idsOfComments(paper.id, file);
    const said = saidIn(file.remarks, {
      threads,
      comments,
      sees: (thread) => sees(viewer, thread),
      idOf: commentIdOf,
    });
    const known = {
      standing: new Map(standing.map((one) => [`${one.id} ${one.author}`, one])),
      comments: threadOf,
      commentIdOf,
      say: sayIn(languageOf(paper)),
    };
    return {
      comparison,
      said,
      deeds: (taken) => deedsOf(comparison, taken, said, known),
      isTaken: (key) => ids.has(names.short(key)) || threadOf.has(names.long(key)),
    };
  }

  /** The text that a file is to be compared with; `doc` is the paper as it stands. */
  async baseText(
    { access, personId }: Viewer,
    { own }: ReturnedFile,
    base: ReturnBase,
    doc: Y.Doc,
  ): Promise<BaseText> {
    if (base.kind === 'own') {
      if (!own) throw new Refusal('not-found');
      return { ...own, isOwn: true };
    }
    const text = { isOwn: false, text: 'marked' };
    if (base.kind === 'now')
      return { ...text, content: readContent(doc), writtenAt: this.#deps.now().getTime() };
    const { views, shelf } = this.#deps.desk;
    const paperId = access.paper.id;
    const row = await views.visible({ paperId, personId, access }, base.versionId);
    if (!row) throw new Refusal('not-found');
    const { content } = await shelf.read(row);
    return { ...text, content, writtenAt: Date.parse(row.at) };
  }

  /**
   * The text that a file was most likely made of: what it remembers, else whichever is nearest of the text of now and the
   * newest versions that its bringer may see. Versions that are damaged are passed over.
   */
  async likelyBase(
    { access, personId }: Viewer,
    { own, content }: ReturnedFile,
    doc: Y.Doc,
  ): Promise<ReturnBase> {
    if (own) return { kind: 'own' };
    const { views, shelf } = this.#deps.desk;
    const nearness = new Nearness(content);
    let base: ReturnBase = { kind: 'now' };
    let most = nearness.to(readContent(doc));
    const rows = await views.seen({ paperId: access.paper.id, personId, access });
    for (const row of rows.slice(0, MOST_VERSIONS)) {
      const text = await shelf.read(row).catch(() => null);
      const near = text ? nearness.to(text.content) : most;
      if (near <= most) continue;
      most = near;
      base = { kind: 'version', versionId: row.id };
    }
    return base;
  }

  /** The paper as it stands on disk, to be thrown away. */
  async now(paperId: string): Promise<Y.Doc> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    return doc;
  }
}

/** What each comment of a file is called when it is taken, whatever text the file is compared with. */
function idsOfComments(
  paperId: string,
  { authors }: ReturnedFile,
): (comment: ReadComment) => string {
  const names = new NamesOfDeeds(paperId, 'said');
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  return ({ author, at, lines }) =>
    names.long(JSON.stringify([nameOf.get(author), Math.floor(at / 1000), lines]));
}
