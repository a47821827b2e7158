import { told } from '#server/interchange/reading/page/house.ts';
import type { PageMeans } from '#server/interchange/reading/page/means.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import type { Style } from '#server/interchange/reading/page/style.ts';
import { attributeOf, type Element } from '#server/interchange/reading/page/tree.ts';

/** How the lines in an element stand. Left and right mean something only where a direction was declared. */
export function alignIn(
  element: Element,
  style: Style,
  { dir, align: around }: Pick<Place, 'dir' | 'align'>,
  means: Pick<PageMeans, 'isOwn' | 'dir'>,
): Place['align'] {
  if (means.isOwn) {
    const own = told('paragraph', 'align', attributeOf(element, 'data-align'));
    return own === null ? around : (own as Place['align']);
  }
  const named = element.tagName === 'center' ? 'center' : attributeOf(element, 'align');
  const text = (style.get('text-align') ?? named ?? '').toLowerCase();
  if (text === '') return around;
  if (text === 'center' || text === '-webkit-center') return 'center';
  if (text === 'justify' || text === 'end') return text;
  const declared = dir ?? means.dir;
  if ((text !== 'left' && text !== 'right') || declared === null) return null;
  return text === (declared === 'rtl' ? 'right' : 'left') ? null : 'end';
}
