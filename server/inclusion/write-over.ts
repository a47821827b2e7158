import * as Y from 'yjs';
import { idOfBlock } from '#shared/inclusion/inclusion.ts';
import { type ContentNode, contentOfType, elementOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readsAs, rewriteElement } from '#server/version/rewrite.ts';

/** The blocks of these names in a text, in its order. */
export function standingIn(
  content: readonly ContentNode[],
  blockIds: readonly string[],
): readonly ContentNode[] {
  const ids = new Set(blockIds);
  return content.filter((node) => ids.has(idOfBlock(node) ?? ''));
}

/** The same out of the living text. */
export function standingInDoc(doc: Y.Doc, blockIds: readonly string[]): readonly ContentNode[] {
  const content = doc
    .getXmlFragment(CONTENT_ROOT)
    .toArray()
    .flatMap((child) => contentOfType(child));
  return standingIn(content, blockIds);
}

/** Puts blocks into the text, after a block or, where that is not there, at the end. */
export function putIn(doc: Y.Doc, blocks: readonly ContentNode[], after: string | null): void {
  const fragment = doc.getXmlFragment(CONTENT_ROOT);
  const at = fragment.toArray().findIndex((child) => nameOf(child) === after);
  fragment.insert(after === null || at === -1 ? fragment.length : at + 1, blocks.map(elementOf));
}

/**
 * Makes the blocks of these names in the text what they are wanted to be. Those that stay are changed in place, so that
 * carets and remarks on words that both have stay; what else stands between them is not touched.
 */
export function writeOver(
  doc: Y.Doc,
  blockIds: readonly string[],
  wanted: readonly ContentNode[],
): void {
  const fragment = doc.getXmlFragment(CONTENT_ROOT);
  const ids = new Set(blockIds);
  const isOurs = (child: unknown) => ids.has(nameOf(child) ?? '');
  const staying = new Set(inOrder(fragment.toArray().filter(isOurs).map(nameOf), wanted));
  let place = fragment.toArray().findIndex(isOurs);
  if (place === -1) place = fragment.length;
  for (const node of wanted) {
    const id = idOfBlock(node);
    const at = staying.has(id) ? fragment.toArray().findIndex((child) => nameOf(child) === id) : -1;
    if (at === -1) {
      if (dropsBefore(fragment, id, place)) place -= 1;
      fragment.insert(place, [elementOf(node)]);
    } else {
      place = at;
      makeSame(fragment, at, node);
    }
    place += 1;
  }
  const kept = new Set(wanted.map(idOfBlock));
  for (let at = fragment.length - 1; at >= 0; at--) {
    const name = nameOf(fragment.get(at));
    if (name !== null && ids.has(name) && !kept.has(name)) fragment.delete(at, 1);
  }
}

/** Those of the names that stand in the wanted order already, taken greedily. */
function inOrder(
  names: readonly (string | null)[],
  wanted: readonly ContentNode[],
): (string | null)[] {
  let from = -1;
  return wanted.map(idOfBlock).filter((id) => {
    const at = names.indexOf(id);
    if (at <= from) return false;
    from = at;
    return true;
  });
}

/** Takes a block away that is to stand elsewhere; whether it stood before a place. */
function dropsBefore(fragment: Y.XmlFragment, id: string | null, place: number): boolean {
  const at = fragment.toArray().findIndex((child) => id !== null && nameOf(child) === id);
  if (at !== -1) fragment.delete(at, 1);
  return at !== -1 && at < place;
}

function makeSame(fragment: Y.XmlFragment, at: number, node: ContentNode): void {
  const child: unknown = fragment.get(at);
  if (!(child instanceof Y.XmlElement) || readsAs(child, node)) return;
  if (rewriteElement(child, node)) return;
  fragment.delete(at, 1);
  fragment.insert(at, [elementOf(node)]);
}

function nameOf(child: unknown): string | null {
  const id: unknown = child instanceof Y.XmlElement ? child.getAttribute('id') : null;
  return typeof id === 'string' ? id : null;
}
