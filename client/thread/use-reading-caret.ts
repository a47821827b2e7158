import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

/** How far a key moves the end of the selection. */
type Stretch = 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';

/**
 * Selecting by keys where the paper can only be read: browsers move no caret in text that is not written in. With the
 * focus in the text, Shift and the arrows (Home, End; Ctrl for words) select from the first words in sight on, and the
 * arrows alone move a caret, once keys brought the focus there. Whoever only scrolls with the arrows is not kept from it.
 */
export function useReadingCaret(editor: Editor, mayRemark: boolean): void {
  useEffect(() => {
    const { dom } = editor.view;
    const caret = document.createElement('div');
    caret.className = 'reading-caret';
    const hide = () => caret.remove();
    const onKey = (event: KeyboardEvent) => {
      if (editor.isEditable || !mayRemark || event.defaultPrevented || event.target !== dom) return;
      const stretch = stretchOf(event);
      if (!stretch || event.altKey || event.metaKey) return;
      const selection = dom.ownerDocument.getSelection();
      if (!selection) return;
      const isCaret = dom.matches(':focus-visible');
      if (!event.shiftKey && !isCaret) return;
      startInSight(editor, selection);
      const rtl = getComputedStyle(dom).direction === 'rtl';
      selection.modify(event.shiftKey ? 'extend' : 'move', directionOf(event.key, rtl), stretch);
      event.preventDefault();
      keepInSight(selection);
      if (selection.isCollapsed && isCaret) draw(caret, editor, selection);
      else hide();
    };
    dom.addEventListener('keydown', onKey);
    const occasions = [
      [dom, 'blur'],
      [window, 'pointerdown'],
      [window, 'scroll'],
    ] as const;
    for (const [place, occasion] of occasions) place.addEventListener(occasion, hide);
    return () => {
      hide();
      dom.removeEventListener('keydown', onKey);
      for (const [place, occasion] of occasions) place.removeEventListener(occasion, hide);
    };
  }, [editor, mayRemark]);
}

function stretchOf({ key, ctrlKey }: KeyboardEvent): Stretch | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return ctrlKey ? 'word' : 'character';
    case 'ArrowUp':
    case 'ArrowDown':
      return 'line';
    case 'Home':
    case 'End':
      return ctrlKey ? 'documentboundary' : 'lineboundary';
    default:
      return null;
  }
}

/** Forward is the direction of reading: to the left in a Hebrew paper. */
function directionOf(key: string, rtl: boolean): 'forward' | 'backward' {
  const forward = ['ArrowDown', 'End', rtl ? 'ArrowLeft' : 'ArrowRight'];
  return forward.includes(key) ? 'forward' : 'backward';
}

/** Without a place in the text yet, at the first words in sight. */
function startInSight({ view, state }: Editor, selection: Selection): void {
  const { anchorNode } = selection;
  if (anchorNode && view.dom.contains(anchorNode) && anchorNode !== view.dom) return;
  const box = view.dom.getBoundingClientRect();
  const top = Math.max(box.top, window.innerHeight * 0.2) + 4;
  const place = view.posAtCoords({ left: (box.left + box.right) / 2, top });
  const $start = state.doc.resolve(place?.pos ?? 0);
  const start = $start.parent.isTextblock ? $start.start() : $start.pos;
  const { node, offset } = view.domAtPos(start, 1);
  selection.collapse(node, offset);
}

/** Browsers paint no caret here, so the page does. */
function draw(caret: HTMLElement, { view }: Editor, { focusNode, focusOffset }: Selection): void {
  if (!focusNode) return;
  const { left, top, bottom } = view.coordsAtPos(view.posAtDOM(focusNode, focusOffset));
  caret.style.setProperty('left', `${String(left)}px`);
  caret.style.setProperty('top', `${String(top)}px`);
  caret.style.setProperty('height', `${String(bottom - top)}px`);
  document.body.append(caret);
}

function keepInSight(selection: Selection): void {
  const { focusNode, focusOffset } = selection;
  if (!focusNode) return;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  const { top, bottom } = range.getBoundingClientRect();
  if (top === 0 && bottom === 0) return;
  const [least, most] = [140, window.innerHeight - 80];
  if (top < least) window.scrollBy({ top: top - least, behavior: 'instant' });
  if (bottom > most) window.scrollBy({ top: bottom - most, behavior: 'instant' });
}
