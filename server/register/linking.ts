import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { NODES, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import { linksOf, linkWords } from '#shared/register/typed-entry.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** Puts a link from a typed block of a paper to another block into its text, or takes it out. Refuses what does not fit. */
export function writeLink(
  doc: Y.Doc,
  { paperId, blockId }: BlockPlace,
  to: BlockPlace,
  isLinked: boolean,
): void {
  const block = doc
    .getXmlFragment(CONTENT_ROOT)
    .toArray()
    .find((child): child is Y.XmlElement => isBlock(child, blockId));
  if (!block) {
    // What is not there any more has no link either.
    if (isLinked) throw new Refusal('not-found');
    return;
  }
  const before = linksOf(paperId, block.getAttribute('links'));
  const others = before.filter((link) => keyOfPlace(link) !== keyOfPlace(to));
  if (!isLinked && others.length === before.length) return;
  if (isLinked && others.length < before.length) return;
  const links = (isLinked ? [...others, to] : others).map((link) => linkWords(paperId, link));
  if (links.length === 0) {
    block.removeAttribute('links');
    return;
  }
  const words = links.join(' ');
  if (!NODES[block.nodeName]?.attributes['links']?.accepts(words)) throw new Refusal('too-large');
  block.setAttribute('links', words);
}

function isBlock(child: unknown, blockId: string): boolean {
  return (
    child instanceof Y.XmlElement &&
    (TYPED_BLOCKS as readonly string[]).includes(child.nodeName) &&
    child.getAttribute('id') === blockId
  );
}
