import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useSay } from '#client/locale/Locale.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';

/** `#b-<blockId>` in the address of a paper: where its screen opens. */
const AT_BLOCK = /^#b-([\w-]{8,24})$/;
const SHOWN_MS = 2600;

interface ArrivalProps {
  /** The text for reading; null while it is on its way. */
  readonly content: readonly unknown[] | null;
  /** The editor, when it has taken the place of the text for reading. */
  readonly editor?: Editor | null;
}

/**
 * Opens a paper at the block that its address names: brings it into the middle and marks it for a moment, in the text
 * for reading and again in the editor that takes its place. Says so to screen readers, also when it is not there any more.
 */
export function Arrival({ content, editor = null }: ArrivalProps) {
  const say = useSay();
  const { hash, key } = useLocation();
  const blockId = AT_BLOCK.exec(hash)?.[1] ?? null;
  const [outcome, setOutcome] = useState<'arrived' | 'gone' | null>(null);
  const isThere = content !== null;
  useEffect(() => {
    setOutcome(null);
    if (blockId === null || (!editor && !isThere)) return undefined;
    let letGo: () => void = () => undefined;
    // After the browser has laid the text out, and after the router has scrolled to where it believes one wants to be.
    const frame = requestAnimationFrame(() => {
      const element = editor ? blockInEditor(editor, blockId) : blockInText(content, blockId);
      // What was only just written is in the editor, and not yet in the text for reading.
      if (element || editor) setOutcome(element ? 'arrived' : 'gone');
      if (!element) return;
      letGo = keepInTheMiddle(element);
      mark(element);
    });
    return () => {
      cancelAnimationFrame(frame);
      letGo();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the text for reading is read once, when it is there
  }, [blockId, key, editor, isThere]);
  if (outcome === 'gone') {
    return (
      <Notice tone="info" isAnnounced>
        {say('search.gone')}
      </Notice>
    );
  }
  return (
    <VisuallyHidden>
      <output>{outcome === 'arrived' && say('search.arrived')}</output>
    </VisuallyHidden>
  );
}

const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** So long fonts, images and the editor may still move the lines, in milliseconds. */
const SETTLING_MS = 4000;

/** Brings an element into the middle, and again whenever the text around it grows, until the person moves by themselves. */
function keepInTheMiddle(element: HTMLElement): () => void {
  const show = () => element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const observer = new ResizeObserver(show);
  const letGo = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const move of OWN_MOVES) removeEventListener(move, letGo);
  };
  const timer = setTimeout(letGo, SETTLING_MS);
  for (const move of OWN_MOVES) addEventListener(move, letGo, { passive: true });
  // Observing says the size once at the beginning, which shows the element.
  observer.observe(element.parentElement ?? element);
  observer.observe(document.body);
  return letGo;
}

function blockInEditor({ state, view }: Editor, blockId: string): HTMLElement | null {
  let place: number | null = null;
  state.doc.forEach((node, offset) => {
    if (node.attrs['id'] === blockId) place ??= offset;
  });
  const element = place === null ? null : view.nodeDOM(place);
  return element instanceof HTMLElement ? element : null;
}

/** The text for reading has one element for each block, in order. */
function blockInText(content: readonly unknown[] | null, blockId: string): HTMLElement | null {
  const place = content?.findIndex((node) => idOf(node) === blockId) ?? -1;
  const element = place < 0 ? null : document.querySelector('.paper-text')?.children[place];
  return element instanceof HTMLElement ? element : null;
}

function idOf(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !('attrs' in node)) return null;
  const { attrs } = node;
  return typeof attrs === 'object' && attrs !== null && 'id' in attrs ? attrs.id : null;
}

/** By an animation and not by a class: the editor takes every change of its elements for somebody's typing. */
function mark(element: HTMLElement): void {
  const root = getComputedStyle(document.documentElement);
  const colour = root.getPropertyValue('--amber-soft');
  const shown = { backgroundColor: colour, boxShadow: `0 0 0 6px ${colour}` };
  element.animate([shown, { ...shown, offset: 0.7 }, {}], { duration: SHOWN_MS });
}
