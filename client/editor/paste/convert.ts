import type { ContentNode } from '#shared/paper/content.ts';
import type { Direction } from '#client/editor/direction.ts';
import { Findings } from '#client/editor/paste/findings.ts';
import { finished } from '#client/editor/paste/finish.ts';
import { Images, outOfReach, type PastedImage } from '#client/editor/paste/images.ts';
import { inertPage } from '#client/editor/paste/inert-page.ts';
import { isMarkdown, pageOfMarkdown } from '#client/editor/paste/markdown.ts';
import { dropRemains, takeNotes } from '#client/editor/paste/notes.ts';
import { readPage } from '#client/editor/paste/page-reader.ts';
import { plainBlocks } from '#client/editor/paste/plain-text.ts';
import { imagesInRtf } from '#client/editor/paste/rtf-images.ts';
import { StyleSheet } from '#client/editor/paste/style-sheet.ts';
import { nestLists } from '#client/editor/paste/word-lists.ts';

/** What lay on the clipboard, in the forms that matter here. */
export interface Clip {
  readonly html: string;
  readonly text: string;
  readonly rtf: string;
  /** Image files beside the words. */
  readonly files: readonly Blob[];
}

export interface Pasted {
  /** Blocks as a paper holds them at its first level: valid by the shared schema. */
  readonly content: readonly ContentNode[];
  /** Images to send, each for a figure in the content. */
  readonly images: readonly PastedImage[];
  readonly findings: Findings;
}

interface Wishes {
  /** The paper's own direction. */
  readonly direction: Direction;
  readonly newId: () => string;
  /** Only the words, whatever else came. */
  readonly isPlain?: boolean;
}

/**
 * Makes paper of what another program put on the clipboard. Pure: the page is parsed without being loaded or run, read
 * element by element, and nothing of it goes on but words, the marks a paper knows, and the bytes of images.
 */
export function pastedContent(clip: Clip, { direction, newId, isPlain = false }: Wishes): Pasted {
  const findings = new Findings();
  const isPage = !isPlain && clip.html !== '';
  if (!isPage && (isPlain || !isMarkdown(clip.text))) {
    const content = finished(plainBlocks(clip.text, findings), direction);
    return { content, images: [], findings };
  }
  const { page, css } = isPage
    ? inertPage(clip.html)
    : { page: pageOfMarkdown(clip.text), css: '' };
  const sheet = new StyleSheet(css);
  const notes = takeNotes(page, sheet, findings);
  dropRemains(page, findings);
  nestLists(page, sheet);
  const missing = outOfReach(page);
  const inRtf = missing > clip.files.length ? imagesInRtf(clip.rtf) : [];
  const beside = inRtf.length === missing ? inRtf : clip.files;
  const images = new Images({ findings, newId, beside, outOfReach: missing });
  const hasHighlighter = !isPage || fromWordProcessor(clip.html);
  const reading = { sheet, findings, images, notes, newId, direction, hasHighlighter };
  const content = finished(readPage(page.body, reading), direction);
  const standing = figuresIn(content);
  return {
    content,
    images: images.taken.filter(({ figureId }) => standing.has(figureId)),
    findings,
  };
}

function fromWordProcessor(html: string): boolean {
  return /urn:schemas-microsoft-com:office|mso-|docs-internal-guid|LibreOffice|OpenOffice|"OutlineElement/i.test(
    html,
  );
}

function figuresIn(content: readonly ContentNode[], found = new Set<unknown>()): Set<unknown> {
  for (const { type, attrs, content: inner } of content) {
    if (type === 'figure') found.add(attrs?.['id']);
    if (inner) figuresIn(inner, found);
  }
  return found;
}
