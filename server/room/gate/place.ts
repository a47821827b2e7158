import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { News, Struct } from '#server/room/gate/change.ts';

/** Any shared type, as far as its place in the tree goes. */
interface SharedType {
  readonly _item: Y.Item | null;
}

/** What an item is put into. */
export type Place =
  /** Something deleted and gone: Yjs drops the item, whatever it holds. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'root'; readonly type: SharedType; readonly depth: 0 }
  | {
      readonly kind: 'element';
      readonly type: SharedType;
      readonly name: string;
      readonly depth: number;
    }
  | { readonly kind: 'text'; readonly type: SharedType; readonly depth: number }
  /** Any other shared type, or another root: nothing of a paper lives there. */
  | { readonly kind: 'foreign' };

/** Where exactly: among the children, or as the value of an attribute. */
export interface Spot {
  readonly place: Place;
  readonly attribute: string | null;
}

const GONE: Spot = { place: { kind: 'gone' }, attribute: null };
const FOREIGN: Place = { kind: 'foreign' };

/**
 * Finds out where new items go before Yjs integrates them, by Yjs's own rule: beside the left neighbour, else beside the
 * right one, else in the named parent; and nowhere when a neighbour or the parent is gone.
 */
export class Places {
  readonly #doc: Y.Doc;
  readonly #root: Place;
  readonly #fresh = new Map<number, readonly Struct[]>();
  readonly #spots = new Map<Y.Item, Spot>();

  constructor(doc: Y.Doc, news: News) {
    this.#doc = doc;
    this.#root = { kind: 'root', type: doc.getXmlFragment(CONTENT_ROOT), depth: 0 };
    for (const { client, structs } of news.sections) this.#fresh.set(client, structs);
  }

  /** Items must be asked for in an order in which each comes after what it hangs on. */
  spotOf(item: Y.Item): Spot {
    const spot = this.#find(item);
    this.#spots.set(item, spot);
    return spot;
  }

  /** What a new item that holds a shared type is to its own children. */
  inside(item: Y.Item): Place {
    const { place } = this.#spots.get(item) ?? GONE;
    if (place.kind === 'gone' || place.kind === 'foreign') return place;
    return placeOf(typeIn(item), place.depth + 1);
  }

  /** The part of a half-known item that is known already; it must lie where the rest claims to go. */
  knownPart(item: Y.Item): Spot | null {
    const have = Y.getState(this.#doc.store, item.id.client);
    return item.id.clock < have ? this.#spotBeside(Y.createID(item.id.client, have - 1)) : null;
  }

  #find({ origin, rightOrigin, parent, parentSub }: Y.Item): Spot {
    const left = origin && this.#spotBeside(origin);
    const right = rightOrigin && this.#spotBeside(rightOrigin);
    if (left?.place.kind === 'gone' || right?.place.kind === 'gone') return GONE;
    const neighbour = left ?? right;
    if (neighbour) return neighbour;
    if (parent instanceof Y.ID) return { place: this.#placeAt(parent), attribute: parentSub };
    return { place: isContentRoot(parent) ? this.#root : FOREIGN, attribute: parentSub };
  }

  #spotBeside(id: Y.ID): Spot {
    const struct = this.#structAt(id);
    if (!(struct instanceof Y.Item)) return GONE;
    const fresh = this.#spots.get(struct);
    if (fresh) return fresh;
    const { parent, parentSub } = struct;
    return parent instanceof Y.AbstractType
      ? { place: this.#placeOfLive(parent), attribute: parentSub }
      : GONE;
  }

  #placeAt(id: Y.ID): Place {
    const struct = this.#structAt(id);
    if (!(struct instanceof Y.Item)) return GONE.place;
    if (this.#spots.has(struct)) return this.inside(struct);
    return struct.content instanceof Y.ContentType
      ? this.#placeOfLive(struct.content.type)
      : GONE.place;
  }

  #placeOfLive(type: SharedType): Place {
    let depth = 0;
    let above: SharedType = type;
    for (let item = above._item; item; item = above._item) {
      depth += 1;
      if (!(item.parent instanceof Y.AbstractType)) return GONE.place;
      above = item.parent;
    }
    if (above !== this.#doc.share.get(CONTENT_ROOT)) return FOREIGN;
    return depth === 0 ? this.#root : placeOf(type, depth);
  }

  #structAt({ client, clock }: Y.ID): Struct | undefined {
    const known = this.#doc.store.clients.get(client);
    if (known && clock < Y.getState(this.#doc.store, client))
      return known[Y.findIndexSS(known, clock)];
    return structIn(this.#fresh.get(client) ?? [], clock);
  }
}

/** An undecoded root is its name; the types of Yjs do not say so. */
function isContentRoot(parent: unknown): boolean {
  return parent === CONTENT_ROOT;
}

function typeIn(item: Y.Item): SharedType | undefined {
  return item.content instanceof Y.ContentType ? item.content.type : undefined;
}

function placeOf(type: SharedType | undefined, depth: number): Place {
  if (!type) return GONE.place;
  if (type instanceof Y.XmlElement) return { kind: 'element', type, name: type.nodeName, depth };
  return type instanceof Y.XmlText ? { kind: 'text', type, depth } : FOREIGN;
}

function structIn(structs: readonly Struct[], clock: number): Struct | undefined {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const struct = structs[middle];
    if (!struct) return undefined;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}
