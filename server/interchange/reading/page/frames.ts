import { told } from '#server/interchange/reading/page/house.ts';
import type { PageParts } from '#server/interchange/reading/page/means.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import { attributeOf, childrenOf, type Element } from '#server/interchange/reading/page/tree.ts';
import type { Frame } from '#shared/interchange/model.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';

/** A quotation; in a page of this house also a call-out, or a block that the register knows. */
export function frameOf(parts: PageParts, element: Element, place: Place): Frame {
  const named = parts.means.isOwn ? attributeOf(element, 'data-of') : null;
  const typed = TYPED_BLOCKS.find((one) => one === named);
  const of = named === 'callout' ? 'callout' : (typed ?? 'quote');
  const tone = of === 'callout' ? told(of, 'tone', attributeOf(element, 'data-tone')) : null;
  const dimension = typed ? told(typed, 'dimension', attributeOf(element, 'data-dimension')) : null;
  return {
    kind: 'frame',
    of,
    ...parts.tied(element),
    tone: tone as Frame['tone'],
    dimension: dimension as Frame['dimension'],
    links: typed ? ownLinks(typed, attributeOf(element, 'data-links') ?? '') : null,
    number: null,
    blocks: parts.blocks(childrenOf(element), place),
  };
}

/** Links within the same paper alone: what else a file names is nobody's to follow. */
function ownLinks(type: string, links: string): string | null {
  const own = links.split(' ').filter(isBlockId).join(' ');
  return told(type, 'links', own === '' ? null : own);
}
