import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { carriesBlockId, needNewId } from '#shared/paper/missing-block-ids.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

const RANDOM_BYTES = 9;

/** Gives an id to every block that lacks one or has another's. Changes nothing when all is well. */
export function giveBlockIds(doc: Y.Doc): void {
  const blocks = [...blocksIn(doc.getXmlFragment(CONTENT_ROOT))];
  for (const at of needNewId(blocks.map((block) => block.getAttribute('id')))) {
    blocks[at]?.setAttribute('id', blockIdFrom(randomBytes(RANDOM_BYTES)));
  }
}

/** All blocks that carry an id, in document order. */
function* blocksIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (let item = parent._start; item; item = item.right) {
    const child = item.content instanceof Y.ContentType && !item.deleted ? item.content.type : null;
    if (!(child instanceof Y.XmlElement)) continue;
    if (carriesBlockId(child.nodeName)) yield child;
    yield* blocksIn(child);
  }
}
