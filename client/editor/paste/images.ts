import { isPlainLine } from '#shared/contract/plain-line.ts';
import { MAX_IMAGE_BYTES } from '#shared/image/image.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { cleanText } from '#client/editor/paste/clean-text.ts';
import type { Findings } from '#client/editor/paste/findings.ts';

/** A pasted image, for the figure with this id. */
export interface PastedImage {
  readonly figureId: string;
  readonly blob: Blob;
}

interface Sources {
  readonly findings: Findings;
  readonly newId: () => string;
  /** Images that came beside the page (files, or inside the rich text), in the page's order. */
  readonly beside: readonly Blob[];
  /** How many images of the page lie out of reach, so that those beside can stand for them. */
  readonly outOfReach: number;
}

/** The width of a text in other programs' pages, in CSS pixels. */
const TEXT_WIDTH = 620;
const MOST = 300;

/** Images of a pasted page: those whose bytes came along become figures, the others are counted. */
export class Images {
  readonly taken: PastedImage[] = [];
  readonly #sources: Sources;
  #next = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** A figure; a word where the image only draws one; null for what is no image to read, or cannot be reached. */
  read(element: Element): ContentNode | string | null {
    const alt = element.getAttribute('alt')?.trim() ?? '';
    const [width, height] = ['width', 'height'].map((side) => sizeOf(element, side));
    // A pixel that only tells somebody that the mail was opened.
    if (width !== null && height !== null && (width ?? 9) <= 2 && (height ?? 9) <= 2) return null;
    if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 12) return alt;
    if (element.closest('[role="checkbox"]') && !element.closest('p')) return null;
    if (element.hasAttribute('aria-roledescription')) return null;
    const blob = this.#blobOf(element);
    if (!blob || this.taken.length >= MOST) {
      this.#sources.findings.drop('images');
      return null;
    }
    const figureId = this.#sources.newId();
    this.taken.push({ figureId, blob });
    const words = plainAlt(alt);
    const share = width ? Math.round((width / TEXT_WIDTH) * 100) : 100;
    return {
      type: 'figure',
      attrs: {
        id: figureId,
        ...(words && { alt: words }),
        ...(share < 95 && { width: Math.max(10, share) }),
      },
      content: [],
    };
  }

  #blobOf(element: Element): Blob | null {
    const address = element.getAttribute('src') ?? '';
    if (/^data:/i.test(address)) return blobOfData(address);
    const { beside, outOfReach } = this.#sources;
    // Only when they are as many, it is known which is which.
    if (beside.length !== outOfReach) return null;
    const blob = beside[this.#next];
    this.#next += 1;
    return blob ?? null;
  }
}

/** How many images of a page have their bytes elsewhere. */
export function outOfReach(page: Document): number {
  return [...page.querySelectorAll('img')].filter(
    (image) => !/^data:/i.test(image.getAttribute('src') ?? ''),
  ).length;
}

function sizeOf(element: Element, side: string): number | null {
  const given = element.getAttribute(side) ?? '';
  return /^\d{1,5}(?:px)?$/.test(given) ? Number.parseInt(given, 10) : null;
}

function plainAlt(alt: string): string | null {
  const words = cleanText(alt).replaceAll(/\s+/g, ' ').slice(0, 1000).trim();
  return words !== '' && isPlainLine(words) ? words : null;
}

/** A `data:` image; null when it is none, or larger than an image may be. */
function blobOfData(address: string): Blob | null {
  const comma = address.indexOf(',');
  const head = address.slice(0, comma).toLowerCase();
  if (comma < 0 || !head.startsWith('data:image/') || !head.endsWith(';base64')) return null;
  const text = address.slice(comma + 1).replaceAll(/\s/g, '');
  if (text.length > (MAX_IMAGE_BYTES * 4) / 3) return null;
  try {
    return new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
  } catch {
    return null;
  }
}
