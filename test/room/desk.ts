import * as Y from 'yjs';
import { writeContent } from '#shared/paper/content.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { judge, type Verdict } from '#server/room/gate/gate.ts';
import { LiveText } from '#server/room/live-text.ts';
import { OnDisk } from '#server/room/on-disk.ts';

export const AUTHOR = { personId: 'author', access: { role: 'author', stage: 'draft' } } as const;
export const READER = { personId: 'reader', access: { role: 'reader', stage: 'draft' } } as const;

/** A paper as the gate sees it, with everything that was taken applied. */
export class Desk {
  readonly live: LiveText;
  readonly taken: Uint8Array[] = [];
  /** How often Yjs did not do what the gate expected of it. */
  disagreements = 0;
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
      if (!this.live.apply(verdict.update, verdict.moved)) {
        this.disagreements += 1;
        return { kind: 'refused', code: 'malformed-change' };
      }
      this.taken.push(verdict.update);
      for (const client of verdict.claims) this.owners.set(client, author.personId);
    }
    return verdict;
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
