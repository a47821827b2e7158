import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { type ContentNode, readContent, textOf } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Risk, VersionKind } from '#shared/version/version.ts';
import { untied } from '#shared/version/untied.ts';
import { newId } from '#server/member/new-id.ts';
import { DamagedBlob } from '#server/storage/blobs.ts';
import type { Storage } from '#server/storage/storage.ts';
import { hashOfHead } from '#server/storage/version-chain.ts';
import type { VersionHead, VersionRow } from '#server/storage/versions.ts';
import {
  packVersion,
  stateIn,
  type StandingRemark,
  unpackVersion,
  vectorIn,
  type VersionText,
} from '#server/version/version-blob.ts';
import { noteWordings, wordingNames, Wordings } from '#server/version/wordings.ts';

interface Deps {
  readonly storage: Pick<Storage, 'versions' | 'blobs' | 'catalogue' | 'remarks'>;
  readonly now: () => Date;
}

/** Why and by whom a version is made. */
export interface Occasion {
  readonly kind: VersionKind;
  readonly before?: Risk;
  readonly name?: string;
  readonly reason?: string | null;
  readonly by: string | null;
  readonly contributors: readonly string[];
}

/** Where versions are put and read. One at a time is put on a paper's shelf: each names the one before it. */
export class VersionShelf {
  readonly #deps: Deps;
  readonly wordings: Wordings;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.wordings = new Wordings({ storage: deps.storage, read: (row) => this.read(row) });
  }

  /**
   * Keeps a text, given as one Yjs update, and resolves to its version once all of it is on disk. A version without a
   * name is not made of the very text that the last one holds; that one is the answer then.
   */
  async put(paperId: string, update: Uint8Array, occasion: Occasion): Promise<VersionRow> {
    const { storage, now } = this.#deps;
    const card = await storage.catalogue.tables.papers.get(paperId);
    if (!card) throw new Refusal('not-found');
    const { content, state } = readUpdate(update);
    const text = textHash(content);
    const isNew = occasion.kind === 'named';
    const last = await this.newest(paperId);
    if (last && !isNew && last.text === text) return last;
    const remarks = await this.#remarks(paperId);
    const blob = await packVersion({ schema: SCHEMA_VERSION, content, remarks }, state);
    const hash = await storage.blobs.put(blob);
    const store = await storage.versions.of(paperId);
    const names = wordingNames(content);
    return store.transact(async (tables) => {
      const { versions, links } = tables;
      const rows = await versions.find({});
      const parent = [...rows, ...(await links.find({}))].toSorted(byNumber).at(-1);
      const newest = rows.toSorted(byNumber).at(-1);
      // Somebody else may have kept the same text a moment ago.
      if (newest && !isNew && newest.text === text) return newest;
      const { kind, before = null, name = null, reason = null, by, contributors } = occasion;
      const head: VersionHead = {
        paperId,
        number: (parent?.number ?? 0) + 1,
        parentHash: parent?.hash ?? null,
        text,
        content: hash,
        kind,
        before,
        name,
        reason,
        at: now().toISOString(),
        by,
        contributors: [...new Set(contributors)],
        letters: lettersOf(content),
        schema: SCHEMA_VERSION,
        title: card.title,
        layout: card.layout ?? PLAIN_LAYOUT,
      };
      const row = { id: newId(), ...head, hash: hashOfHead(head), laterName: null };
      await versions.put(row);
      await noteWordings(tables, { number: row.number, parent: parent?.number ?? null, names });
      return row;
    });
  }

  /** Newest first. */
  async all(paperId: string): Promise<readonly VersionRow[]> {
    const { tables } = await this.#deps.storage.versions.of(paperId);
    return (await tables.versions.find({})).toSorted((one, other) => byNumber(other, one));
  }

  async newest(paperId: string): Promise<VersionRow | undefined> {
    return (await this.all(paperId))[0];
  }

  async find(paperId: string, versionId: string): Promise<VersionRow | undefined> {
    const { tables } = await this.#deps.storage.versions.of(paperId);
    return tables.versions.get(versionId);
  }

  /** The text of a version. Refuses what is not what it was when it was made: that is never served. */
  async read(row: VersionRow): Promise<VersionText> {
    if (hashOfHead(row) !== row.hash) throw new Refusal('version-damaged');
    const blob = await this.#deps.storage.blobs.get(row.content).catch((fault: unknown) => {
      if (fault instanceof DamagedBlob) return undefined;
      throw fault;
    });
    if (!blob) throw new Refusal('version-damaged');
    const text = await unpackVersion(blob);
    if (textHash(text.content) !== row.text) throw new Refusal('version-damaged');
    return text;
  }

  /** How much of each client's writing a version holds. Refuses as `read` does. */
  async vector(row: VersionRow): Promise<ReadonlyMap<number, number>> {
    return vectorIn(await this.#checkedBlob(row));
  }

  /** The shared text of a version, as one Yjs update (v2). Refuses as `read` does. */
  async state(row: VersionRow): Promise<Uint8Array> {
    return stateIn(await this.#checkedBlob(row));
  }

  async #checkedBlob(row: VersionRow): Promise<Uint8Array> {
    await this.read(row);
    const blob = await this.#deps.storage.blobs.get(row.content);
    if (!blob) throw new Refusal('version-damaged');
    return blob;
  }

  async #remarks(paperId: string): Promise<readonly StandingRemark[]> {
    const { tables } = await this.#deps.storage.remarks.of(paperId);
    return (await tables.threads.find({})).map(({ id, number, state, anchor }) => ({
      id,
      number,
      state,
      blockId: 'blockId' in anchor ? anchor.blockId : null,
    }));
  }
}

const byNumber = (one: { readonly number: number }, other: { readonly number: number }): number =>
  one.number - other.number;

/** A name of a text: equal for texts that read and look the same, whatever remarks are tied to them. */
export function textHash(content: readonly ContentNode[]): string {
  return createHash('sha256')
    .update(JSON.stringify(untied(content).map(inOrder)))
    .digest('hex');
}

/** A node as a list, its attributes and marks in one order. */
function inOrder({ type, text, attrs = {}, marks = [], content = [] }: ContentNode): unknown {
  const named = Object.entries(attrs).filter(([, value]) => value !== null);
  const looks = marks.map((mark) => JSON.stringify(inOrder(mark))).toSorted();
  return [type, text ?? null, named.toSorted(byName), looks, content.map(inOrder)];
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** The content of an update, and its state as a version keeps it. */
export function readUpdate(update: Uint8Array): {
  readonly content: readonly ContentNode[];
  readonly state: Uint8Array;
} {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const read = { content: readContent(doc), state: Y.encodeStateAsUpdateV2(doc) };
  doc.destroy();
  return read;
}

export const lettersOf = (content: readonly ContentNode[]): number => textOf(content).length;
