import type { PageMeans } from '#server/interchange/reading/page/means.ts';
import type { Style } from '#server/interchange/reading/page/style.ts';
import { attributeOf, type Element } from '#server/interchange/reading/page/tree.ts';
import type { Figure } from '#shared/interchange/model.ts';
import { told } from '#server/interchange/reading/page/house.ts';

const DATA = /^data:image\/[a-z0-9.+-]{1,40};base64,([a-z0-9+/=\s]+)$/i;

/** An image whose bytes stand in the page itself; null, and told, for any other: nothing is ever fetched. */
export function imageOf(
  element: Element,
  style: Style,
  { images, limits, tally }: PageMeans,
): Figure | null {
  const source = (attributeOf(element, 'src') ?? '').trim();
  if (!/^data:/i.test(source)) {
    tally.add('outside-images');
    return null;
  }
  // The size is known before a letter of it is read.
  if (source.length > limits.imageBytes * 1.4 || images.length >= limits.images) {
    tally.add('heavy-images');
    return null;
  }
  const [, letters = ''] = DATA.exec(source) ?? [];
  const bytes = new Uint8Array(Buffer.from(letters, 'base64'));
  if (bytes.length === 0) {
    tally.add('unreadable-images');
    return null;
  }
  const part = `image-${String(images.length + 1)}`;
  images.push({ part, bytes });
  const alt = (attributeOf(element, 'alt') ?? '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return {
    kind: 'figure',
    id: null,
    changes: [],
    dir: null,
    inline: [],
    file: part,
    alt: told('figure', 'alt', alt.slice(0, 1000)),
    pixels: null,
    width: widthOf(
      attributeOf(element, 'data-width') ?? style.get('inline-size') ?? style.get('width'),
    ),
    number: null,
    label: null,
  };
}

/** In percent of the text's width, where it is said so. */
function widthOf(text: string | null | undefined): number | null {
  const [, number] = /^(\d{1,3})(?:\.\d+)?%?$/.exec(text ?? '') ?? [];
  const width = Number(number);
  return width >= 10 && width <= 100 ? width : null;
}
