import * as Y from 'yjs';
import {
  type AttributeRule,
  childrenAllowedIn,
  MARKS,
  MAX_DEPTH,
  NODES,
  takesText,
} from '#shared/paper/schema.ts';
import { markOfFormat } from '#shared/paper/content.ts';
import { readMarkKey } from '#shared/paper/mark-key.ts';
import { entryOfMark, isEntryMark } from '#shared/suggestion/marks.ts';
import { readEntry, readKey } from '#shared/suggestion/entry.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import type { News } from '#server/room/gate/change.ts';
import { type Place, Places, type Spot } from '#server/room/gate/place.ts';

/** The attribute under which content holds a block's entries, which the paper keeps under a key each. */
const ENTRIES = 'proposed';

/** Names of the schema that are never elements: running text is a shared text, the document is the root. */
const NO_ELEMENTS: ReadonlySet<string> = new Set(['text', 'doc']);

/**
 * Judges every new item by the schema. One foreign node empties a page for everybody, one bare text at block level or
 * one attribute that is no text stops it from opening at all; so nothing of the kind may get in.
 */
export function judgeShape(doc: Y.Doc, news: News, items: readonly Y.Item[]): RefusalCode | null {
  const places = new Places(doc, news);
  for (const item of items) {
    const spot = places.spotOf(item);
    const known = places.knownPart(item);
    // Yjs would hang the new half into another type than the old one, and the tree would be broken for good.
    if (known && !isSameSpot(known, spot)) return 'malformed-change';
    const fault = faultOf(item, spot.place, spot.attribute);
    if (fault) return fault;
  }
  return null;
}

function isSameSpot(one: Spot, other: Spot): boolean {
  return typeOf(one.place) === typeOf(other.place) && one.attribute === other.attribute;
}

function typeOf(place: Place): unknown {
  return 'type' in place ? place.type : place.kind;
}

function faultOf(item: Y.Item, place: Place, attribute: string | null): RefusalCode | null {
  if (place.kind === 'gone') return null;
  if (place.kind === 'foreign') return 'unknown-content';
  const { content } = item;
  // What was written and deleted again before it got here has no shape left to judge.
  if (content instanceof Y.ContentDeleted) return null;
  if (attribute !== null) return faultOfAttribute(place, attribute, content);
  if (place.kind === 'text') return faultInText(content);
  if (!(content instanceof Y.ContentType)) return 'unknown-content';
  return faultOfChild(place, content.type);
}

function faultOfChild(
  place: Place & { readonly kind: 'root' | 'element' },
  child: object,
): RefusalCode | null {
  const parent = place.kind === 'root' ? 'doc' : place.name;
  if (child instanceof Y.XmlText) return takesText(parent) ? null : 'unknown-content';
  if (!(child instanceof Y.XmlElement) || NO_ELEMENTS.has(child.nodeName)) return 'unknown-content';
  const fits = childrenAllowedIn(parent).has(child.nodeName) && place.depth < MAX_DEPTH;
  return fits ? null : 'unknown-content';
}

function faultOfAttribute(
  place: Place,
  name: string,
  content: Y.Item['content'],
): RefusalCode | null {
  if (place.kind !== 'element' || !(content instanceof Y.ContentAny)) return 'unknown-content';
  const rules = NODES[place.name]?.attributes;
  if (content.arr.length !== 1) return 'unknown-content';
  if (readKey(name) && rules && Object.hasOwn(rules, ENTRIES))
    return readEntry(name, content.arr[0]) ? null : 'unsafe-content';
  const rule = ruleOf(rules, name);
  // The editor's gathering of entries has no place of its own in the paper.
  if (!rule || name === ENTRIES) return 'unknown-content';
  return isAccepted(rule, content.arr[0]) ? null : 'unsafe-content';
}

function faultInText(content: Y.Item['content']): RefusalCode | null {
  if (content instanceof Y.ContentString) return null;
  return content instanceof Y.ContentFormat
    ? faultOfMark(content.key, content.value)
    : 'unknown-content';
}

/** A mark's key is its name; that of one which may overlap (a suggestion's entry, a remark) has its id too. */
function faultOfMark(key: string, value: unknown): RefusalCode | null {
  const named = readMarkKey(key);
  const type = named?.type ?? key;
  const mark = Object.hasOwn(MARKS, type) ? MARKS[type] : undefined;
  if (!mark || (mark.overlaps ?? false) !== (named !== null)) return 'unknown-content';
  // Null ends the mark; `true` is how other Yjs editors start one that has no attributes.
  if (value === null) return null;
  if (value === true) return Object.keys(mark.attributes).length === 0 ? null : 'unsafe-content';
  if (typeof value !== 'object' || Array.isArray(value)) return 'unsafe-content';
  for (const [name, given] of Object.entries(value)) {
    const rule = ruleOf(mark.attributes, name);
    if (!rule || (named && name === 'id')) return 'unknown-content';
    if (!isAccepted(rule, given)) return 'unsafe-content';
  }
  const isEntry = isEntryMark(type);
  return isEntry && !entryOfMark(markOfFormat(key, value)) ? 'unsafe-content' : null;
}

function ruleOf(
  rules: Readonly<Record<string, AttributeRule>> | undefined,
  name: string,
): AttributeRule | undefined {
  return rules && Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function isAccepted(rule: AttributeRule, value: unknown): boolean {
  return value === rule.default || rule.accepts(value);
}
