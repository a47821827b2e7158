import { languageOf } from '#shared/paper/paper.ts';
import type * as Y from 'yjs';
import type * as z from 'zod';
import { WaitingFiles, weightOfText } from '#server/interchange/waiting-files.ts';
import type { Deed } from '#server/interchange/returning/deeds.ts';
import { OutsideNames } from '#server/interchange/returning/outside-names.ts';
import { RemarksOfFiles } from '#server/interchange/returning/remarks-of-files.ts';
import {
  Preparing,
  type Prepared,
  type PreparingDeps,
} from '#server/interchange/returning/preparing.ts';
import { readReturned, type ReturnedFile } from '#server/interchange/returning/returned-file.ts';
import type { Taken } from '#server/interchange/returning/taking.ts';
import { PaperImages } from '#server/image/keep-image.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Anchors } from '#server/thread/anchors.ts';
import type { DeskDeps } from '#server/thread/remark-desk.ts';
import type { Viewer } from '#server/thread/viewer.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type {
  ReturnBase,
  ReturnPreview,
  ReturnReport,
  takeReturn,
} from '#shared/interchange/return-contract.ts';
import { may } from '#shared/member/access.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { comparable } from '#shared/thread/quote.ts';

export interface ReturnsDeps extends DeskDeps, PreparingDeps {
  readonly blobs: Blobs;
  readonly anchors: Anchors;
  readonly desk: Pick<VersionDesk, 'keeper' | 'views' | 'shelf'>;
  /** Changes the text in somebody's name; resolves when it is on disk. */
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

interface Held {
  readonly file: ReturnedFile;
  /** What was answered last, by the sender's id. */
  readonly reports: Map<string, ReturnReport>;
}

/** Answers that are kept for whoever asks once more; each may be long. */
const MOST_REPORTS = 4;

/** Whoever brings a file, as they stand at this moment; refuses when nothing is theirs to do here any more. */
type Bringer = () => Promise<Viewer>;

/** Word copies of papers that come home: read and told first, taken on the person's word. */
export class Returns {
  readonly #deps: ReturnsDeps;
  readonly #preparing: Preparing;
  readonly #waiting: WaitingFiles<Held>;
  readonly #remarks: RemarksOfFiles;
  readonly #names: OutsideNames;
  readonly #images: PaperImages;
  /** What is being taken into each paper: two files in which the same was done would do it twice. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(deps: ReturnsDeps) {
    this.#deps = deps;
    this.#preparing = new Preparing(deps);
    this.#waiting = new WaitingFiles(deps.now, weightOf);
    this.#remarks = new RemarksOfFiles(deps);
    this.#names = new OutsideNames(deps.catalogue);
    this.#images = new PaperImages(deps);
  }

  async read(viewer: Viewer, bytes: Uint8Array): Promise<ReturnPreview> {
    const { paper } = viewer.access;
    const file = await readReturned(bytes, this.#deps.now(), paper.id);
    const held = { file, reports: new Map() };
    const id = this.#waiting.hold(held, paper.id, viewer.personId);
    return this.#preview(viewer, { id, file }, null);
  }

  async compare(viewer: Viewer, fileId: string, base: ReturnBase): Promise<ReturnPreview> {
    const { file } = this.#held(viewer, fileId);
    return this.#preview(viewer, { id: fileId, file }, base);
  }

  /** One taking into a paper after the other; the same one again is answered as it was. */
  async take(
    bringer: Bringer,
    fileId: string,
    wish: z.output<typeof takeReturn.body>,
  ): Promise<ReturnReport> {
    const viewer = await bringer();
    const held = this.#held(viewer, fileId);
    return this.#inTurn(viewer.access.paper.id, async () => {
      const before = held.reports.get(wish.sendId);
      if (before) return before;
      const report = await this.#take(bringer, held.file, wish);
      held.reports.set(wish.sendId, report);
      for (const id of [...held.reports.keys()].slice(0, -MOST_REPORTS)) held.reports.delete(id);
      return report;
    });
  }

  async #inTurn<Result>(paperId: string, work: () => Promise<Result>): Promise<Result> {
    const done = (this.#turns.get(paperId) ?? Promise.resolve()).then(work);
    const turn = done.catch(() => undefined);
    this.#turns.set(paperId, turn);
    try {
      return await done;
    } finally {
      if (this.#turns.get(paperId) === turn) this.#turns.delete(paperId);
    }
  }

  #held({ access, personId }: Viewer, fileId: string): Held {
    const held = this.#waiting.find(fileId, access.paper.id, personId);
    if (!held) throw new Refusal('not-found');
    return held;
  }

  async #preview(
    viewer: Viewer,
    { id, file }: { readonly id: string; readonly file: ReturnedFile },
    chosen: ReturnBase | null,
  ): Promise<ReturnPreview> {
    const { access, personId } = viewer;
    const doc = await this.#preparing.now(access.paper.id);
    const base = chosen ?? (await this.#preparing.likelyBase(viewer, file, doc));
    const text = await this.#preparing.baseText(viewer, file, base, doc);
    const prepared = await this.#preparing.prepare(viewer, file, text, doc);
    const maySuggest = may(access, 'suggest');
    const authorOf = (key: string | null) => key ?? personId;
    const deeds = prepared.deeds(
      this.#preparing.onto(doc, file, prepared, { maySuggest, authorOf }),
    );
    doc.destroy();
    return {
      id,
      isOwn: file.own !== null,
      base,
      writtenAt: base.kind === 'now' ? null : new Date(text.writtenAt).toISOString(),
      maySuggest,
      people: peopleIn(file, deeds),
      items: deeds.map(({ item }) => item),
      settled: prepared.said.flatMap((one) =>
        one.kind === 'resolved' ? [this.#remarks.settlingOf(viewer, one.thread)] : [],
      ),
      report: reportOf(file, access.paper.title),
    };
  }

  async #take(
    bringer: Bringer,
    file: ReturnedFile,
    { base, mine, settle }: z.output<typeof takeReturn.body>,
  ): Promise<ReturnReport> {
    const viewer = await bringer();
    const { access, personId } = viewer;
    const { paper, forumId } = access;
    const before = await this.#preparing.now(paper.id);
    const text = await this.#preparing.baseText(viewer, file, base, before);
    const prepared = await this.#preparing.prepare(viewer, file, text, before);
    before.destroy();
    const outside = await this.#names.of(paper.id, strangersIn(file, prepared, mine));
    const authorOf = (key: string | null) =>
      key === null ? personId : (outside.get(key) ?? personId);
    if (may(access, 'suggest')) await this.#keep(viewer, file, prepared);
    // Reading, comparing and keeping take their time: the paper may be frozen by now.
    const taker = await bringer();
    const taken = may(taker.access, 'suggest')
      ? await this.#suggest(taker, file, prepared, authorOf)
      : await this.#onScratch(paper.id, file, prepared, authorOf);
    const deeds = prepared.deeds(taken);
    const { unplaced, left } = await this.#remarks.make(taker, deeds, authorOf);
    const named = new Set(settle);
    const settled = prepared.said.flatMap((one) =>
      one.kind === 'resolved' && named.has(one.thread.id) ? [one.thread.id] : [],
    );
    await this.#remarks.settle(taker, settled, sayIn(languageOf(paper)));
    const items = deeds.map(({ item }) => {
      if (left.has(item.key)) return { ...item, outcome: 'ignored' as const, threadId: null };
      const isLost = item.threadId !== null && unplaced.has(item.threadId);
      return isLost && item.outcome === 'remarked' && item.deed !== 'reply'
        ? { ...item, outcome: 'unplaced' as const }
        : item;
    });
    const at = this.#deps.now().toISOString();
    await this.#deps.audit.append({
      at,
      by: personId,
      action: 'word-returned',
      subject: paper.id,
      forumId,
      detail: counted(items),
    });
    return { at, items };
  }

  /** Keeps what there was, and the images that come along. */
  async #keep(
    { personId, access }: Viewer,
    file: ReturnedFile,
    { comparison, isTaken }: Prepared,
  ): Promise<void> {
    const paperId = access.paper.id;
    const fresh = comparison.file.changes.filter(({ key }) => !isTaken(key));
    if (fresh.length > 0) await this.#deps.desk.keeper.before(paperId, 'import', personId);
    const parts = new Set(
      fresh.flatMap((change) => (change.what === 'inserted' ? partsIn(change.node) : [])),
    );
    for (const [part, image] of file.images)
      if (parts.has(part)) await this.#images.keep(paperId, image, personId);
  }

  async #suggest(
    { personId, access }: Viewer,
    file: ReturnedFile,
    prepared: Prepared,
    authorOf: (key: string | null) => string,
  ): Promise<Taken> {
    let taken: Taken = { fates: new Map(), anchors: new Map() };
    await this.#deps.write(access.paper.id, personId, (doc) => {
      taken = this.#preparing.onto(doc, file, prepared, { maySuggest: true, authorOf });
    });
    return taken;
  }

  async #onScratch(
    paperId: string,
    file: ReturnedFile,
    prepared: Prepared,
    authorOf: (key: string | null) => string,
  ): Promise<Taken> {
    const doc = await this.#preparing.now(paperId);
    const taken = this.#preparing.onto(doc, file, prepared, { maySuggest: false, authorOf });
    doc.destroy();
    return taken;
  }
}

/** What is left behind of a file. Running heads are the house's own and made anew; the title is no part of the text. */
function reportOf({ report, title }: ReturnedFile, known: string): ReturnPreview['report'] {
  const left = report.filter(({ code }) => code !== 'headers');
  const isOther = title !== null && comparable(title) !== comparable(known);
  return isOther ? [...left, { code: 'other-title', count: 1 }] : left;
}

function weightOf({ file }: Held): number {
  const images = [...file.images.values()].reduce((all, { bytes }) => all + bytes.length, 0);
  return images + weightOfText([file.content, file.own?.content ?? []]);
}

const NEW_DEEDS: ReadonlySet<string> = new Set(['suggested', 'remarked', 'unplaced']);

/** Those by whose names something new stands in the file. */
function peopleIn({ authors }: ReturnedFile, deeds: readonly Deed[]): ReturnPreview['people'] {
  const isSaid = ({ item }: Deed) => item.deed === 'thread' || item.deed === 'reply';
  return authors.flatMap(({ id: key, name }) => {
    const theirs = deeds.filter(
      ({ item }) => item.personKey === key && NEW_DEEDS.has(item.outcome),
    );
    const comments = theirs.filter(isSaid).length;
    return theirs.length > 0 ? [{ key, name, changes: theirs.length - comments, comments }] : [];
  });
}

/** Those who stay names: by whom something new is, and who are not whoever brought the file. */
function strangersIn(
  { authors }: ReturnedFile,
  { comparison, said, isTaken }: Prepared,
  mine: readonly string[],
): ReturnedFile['authors'] {
  const fresh = comparison.file.changes.filter(({ key }) => !isTaken(key));
  const named = new Set([
    ...fresh.flatMap(({ tracked }) => tracked?.author ?? []),
    ...said.flatMap((one) => {
      if (one.kind === 'thread') return one.comments.map(({ author }) => author);
      return one.kind === 'reply' ? [one.comment.author] : [];
    }),
  ]);
  return authors.filter(({ id }) => named.has(id) && !mine.includes(id));
}

function partsIn({ attrs, content = [] }: ContentNode): string[] {
  const file = attrs?.['file'];
  return [...(typeof file === 'string' ? [file] : []), ...content.flatMap(partsIn)];
}

function counted(items: ReturnReport['items']): Record<string, string> {
  const counts = new Map<string, number>();
  for (const { outcome } of items) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries([...counts].map(([outcome, count]) => [outcome, String(count)]));
}
