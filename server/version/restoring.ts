import * as Y from 'yjs';
import { may, whyNot } from '#shared/member/access.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { asDecided, type DecidedSince, decidedSince } from '#shared/version/decided-since.ts';
import type { RestoredDecisions, RestoredPart } from '#shared/version/version.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { DecisionRow } from '#server/storage/remarks.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { TextGuard } from '#server/version/text-guard.ts';
import type { VersionKeeper } from '#server/version/version-keeper.ts';
import { textHash, type VersionShelf } from '#server/version/version-shelf.ts';
import { blocksIn } from '#server/version/target.ts';
import { writeBack } from '#server/version/write-back.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'audit' | 'versions' | 'remarks'>;
  readonly shelf: VersionShelf;
  readonly keeper: VersionKeeper;
  readonly guard: TextGuard;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

interface Wish {
  readonly paperId: string;
  readonly versionId: string;
  readonly part: RestoredPart;
  readonly decisions: RestoredDecisions;
  readonly personId: string;
}

/** Bringing back what was: always as a new edit, never by exchanging the text under the people who write in it. */
export class Restoring {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Brings a part of a version back in a person's name. What stood there until then is a version of its own. What was
   * decided since about its suggestions stays decided, unless that is asked for otherwise.
   */
  async restore({ paperId, versionId, part, decisions, personId }: Wish): Promise<{
    readonly beforeId: string;
    readonly changed: readonly string[];
    readonly decided: number;
  }> {
    const { storage, shelf, keeper, guard, now, write } = this.#deps;
    const row = await shelf.find(paperId, versionId);
    if (!row) throw new Refusal('not-found');
    const { content } = await shelf.read(row);
    let before = await keeper.before(paperId, 'restore', personId);
    let changed: readonly string[] | null = [];
    let late: Uint8Array | null = null;
    let decided: readonly DecidedSince[] = [];
    const taken = await this.#decisions(row);
    await write(paperId, personId, (doc) => {
      // What somebody typed since the version before was made is kept too.
      if (textHash(readContent(doc)) !== before.text) late = Y.encodeStateAsUpdate(doc);
      // Read inside the writing: what waits again at this moment was opened again, and goes on waiting.
      const since = decidedSince(content, taken, suggestionsIn(readContent(doc)));
      const ids = new Set(suggestionsIn(blocksIn(content, part)).map(({ id }) => id));
      decided = since.filter(({ suggestion }) => ids.has(suggestion.id));
      changed = writeBack(doc, decisions === 'stay' ? asDecided(content, since) : content, part);
    });
    if (changed === null) throw new Refusal('not-found');
    if (late) before = await keeper.before(paperId, 'restore', personId, late);
    await guard.accept(paperId);
    await storage.audit.append({
      at: now().toISOString(),
      by: personId,
      action: 'version-restored',
      subject: paperId,
      forumId: await this.#forumOf(paperId),
      detail: {
        version: versionId,
        part: part.kind,
        before: before.id,
        ...(decided.length > 0 && {
          decisions,
          suggestions: decided.map(({ suggestion }) => suggestion.id).join(' '),
        }),
      },
    });
    if (decided.length > 0 && decisions === 'wait-again') await this.#tellOpenAgain(paperId);
    return { beforeId: before.id, changed, decided: decided.length };
  }

  /** The suggestions that wait in a version's content and were decided since. */
  async decidedSince(
    row: VersionRow,
    content: readonly ContentNode[],
    now: readonly ContentNode[],
  ): Promise<readonly DecidedSince[]> {
    return decidedSince(content, await this.#decisions(row), suggestionsIn(now));
  }

  /** What was decided after a version was made: a suggestion that waits in it had been opened again by then. */
  async #decisions({ paperId, at: madeAt }: VersionRow): Promise<readonly DecisionRow[]> {
    const { tables } = await this.#deps.storage.remarks.of(paperId);
    return (await tables.decisions.find({})).filter(({ at }) => at >= madeAt);
  }

  async #tellOpenAgain(paperId: string): Promise<void> {
    const forumId = await this.#forumOf(paperId);
    if (forumId) this.#deps.bus.announce({ kind: 'decisions-changed', forumId, paperId });
  }

  /** Answers that most of the text was lost: brings it back, or says that it was meant. Whoever may edit may. */
  async answerLoss(
    paperId: string,
    versionId: string,
    deed: 'bring-back' | 'meant',
    personId: string,
  ): Promise<void> {
    const { storage, bus, now } = this.#deps;
    const access = await accessToPaper(storage.catalogue, paperId, personId);
    if (!access) throw new Refusal('not-found');
    if (!may(access, 'edit')) throw new Refusal(whyNot(access, 'edit'));
    const store = await storage.versions.of(paperId);
    const loss = await store.tables.losses.get(versionId);
    if (!loss) throw new Refusal('not-found');
    if (loss.settled) throw new Refusal('changed-meanwhile');
    if (deed === 'bring-back')
      await this.restore({
        paperId,
        versionId,
        part: { kind: 'whole' },
        decisions: 'stay',
        personId,
      });
    const how = deed === 'meant' ? 'meant' : 'brought-back';
    const settled = { how, by: personId, at: now().toISOString() } as const;
    await store.transact(({ losses }) => losses.put({ ...loss, settled }));
    bus.announce({ kind: 'versions-changed', forumId: access.forumId, paperId });
  }

  async #forumOf(paperId: string): Promise<string | null> {
    return (await this.#deps.storage.catalogue.tables.papers.get(paperId))?.forumId ?? null;
  }
}
