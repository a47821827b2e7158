import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { writeContent } from '#shared/paper/content.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import { type StrayEntries, strayEntries, takeOff } from '#shared/suggestion/stray-entries.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { judge, type Verdict } from '#server/room/gate/gate.ts';
import { isOverladen } from '#server/room/gate/overladen.ts';
import { settleSuggestion } from '#server/room/gate/suggested.ts';
import { LiveText } from '#server/room/live-text.ts';
import { OnDisk } from '#server/room/on-disk.ts';

export const NOON = Date.UTC(2026, 0, 1, 12);
/** The clientID under which this desk writes itself. */
const OWN_CLIENT = 77;

export const RESPONDENT = {
  personId: 'respondent',
  access: { role: 'respondent', stage: 'review' },
} as const;
export const AUTHOR = { personId: 'author', access: { role: 'author', stage: 'draft' } } as const;
export const READER = { personId: 'reader', access: { role: 'reader', stage: 'draft' } } as const;

/** A paper as the gate sees it, with everything that was taken applied. */
export class Desk {
  readonly live: LiveText;
  readonly taken: Uint8Array[] = [];
  /** How often Yjs did not do what the gate expected of it. */
  disagreements = 0;
  /** How often a suggester's change had to be put right. */
  mends = 0;
  readonly owners = new Map<number, string>();
  readonly present = new Map<number, string>();
  constructor(first: Uint8Array) {
    this.live = new LiveText(new OnDisk({ snapshot: null, updates: [first] }), () => this.taken);
  }

  bring(update: Uint8Array, author: Parameters<typeof judge>[1] = AUTHOR): Verdict {
    const verdict = judge(update, author, {
      known: this.live.known,
      owners: {
        get: (client) => this.owners.get(client),
        presentAs: (client) => this.present.get(client),
      },
      doc: () => this.live.doc,
      mostParts: 20_000,
    });
    if (verdict.kind === 'taken') {
      let strays: readonly StrayEntries[] = [];
      const look = (change: Y.Transaction) =>
        void (strays = strayEntries(change, author.personId, (client) => client === OWN_CLIENT));
      if (!this.live.apply(verdict.update, verdict.moved, look)) {
        this.disagreements += 1;
        return { kind: 'refused', code: 'malformed-change' };
      }
      if (isOverladen(this.live.doc, verdict.begun)) {
        this.live.drop();
        return { kind: 'refused', code: 'too-large' };
      }
      const spared = this.#spare(strays);
      const mended = verdict.touched && this.#settle(verdict.touched, author.personId);
      if (mended === 'beyond') {
        this.live.drop();
        return { kind: 'refused', code: 'only-suggestions' };
      }
      this.taken.push(verdict.update);
      if (spared) this.taken.push(spared.update);
      if (mended) this.taken.push(mended.update);
      if (mended) this.mends += 1;
      for (const client of verdict.claims) this.owners.set(client, author.personId);
    }
    return verdict;
  }

  /** The server’s own hand, with what it wrote on its way to everybody. */
  write(change: (doc: Y.Doc) => void): void {
    const made = this.live.edit(change, OWN_CLIENT);
    if (made) this.taken.push(made.update);
  }

  #spare(strays: readonly StrayEntries[]) {
    if (strays.length === 0) return null;
    return this.live.edit((doc) => {
      for (const stray of strays) takeOff(doc, stray);
    }, OWN_CLIENT);
  }

  #settle(touched: Parameters<typeof settleSuggestion>[1], author: string) {
    const by = { id: suggestionIdFrom(randomBytes(8)), author, at: NOON };
    return settleSuggestion(this.live, touched, by, (change) => this.live.edit(change, OWN_CLIENT));
  }

  get text(): string {
    return this.live.doc.getXmlFragment('default').toJSON();
  }

  /** Somebody else's copy, whose changes are caught. */
  copy(): { doc: Y.Doc; fragment: Y.XmlFragment; change: (work: () => void) => Uint8Array } {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.live.doc));
    const change = (work: () => void) => {
      const before = Y.encodeStateVector(doc);
      doc.transact(work);
      return Y.encodeStateAsUpdate(doc, before);
    };
    return { doc, fragment: doc.getXmlFragment('default'), change };
  }
}

/** A paper with a paragraph, a list and a challenge. */
export function aDesk(): Desk {
  const doc = new Y.Doc();
  writeContent(doc, [
    {
      type: 'paragraph',
      attrs: { id: 'block-one' },
      content: [{ type: 'text', text: 'שלום עולם' }],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', attrs: { id: 'block-two' } }] }],
    },
    { type: 'challenge', attrs: { id: 'block-six' }, content: [{ type: 'paragraph' }] },
  ]);
  return new Desk(Y.encodeStateAsUpdate(doc));
}

/** A verdict in one word: the refusal's code, or the kind. */
export const code = (verdict: Verdict): RefusalCode | Verdict['kind'] =>
  verdict.kind === 'refused' ? verdict.code : verdict.kind;

export const element = (
  name: string,
  attributes: Record<string, unknown> = {},
  children: unknown[] = [],
) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  if (children.length > 0) made.insert(0, children as Y.XmlElement[]);
  return made;
};
/** The text of the first paragraph. */
export const text = (fragment: Y.XmlFragment) =>
  (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
