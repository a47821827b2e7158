import type { Editor } from '@tiptap/core';
import type { RefObject } from 'react';

const GAP = 6;

/** The part of the window that nothing covers: below the bars, above a phone's keyboard and toolbar. */
export function freeRoom(): { readonly top: number; readonly bottom: number } {
  const tools = document.querySelector('[data-paper-tools]')?.getBoundingClientRect();
  const height = window.visualViewport?.height ?? window.innerHeight;
  // On a phone the tools stand at the lower end.
  const isBelow = tools !== undefined && tools.top > height / 2;
  return {
    top: isBelow || !tools ? 0 : Math.max(0, tools.bottom),
    bottom: isBelow ? tools.top : height,
  };
}

/** Puts a fixed box under the line of a place in the text, or over it where there is more room; by its own start. */
export function placeBeside(
  ref: RefObject<HTMLElement | null>,
  editor: Editor,
  place: number,
): void {
  const box = ref.current;
  if (!box || editor.isDestroyed) return;
  const line = editor.view.coordsAtPos(place);
  const { width, height } = box.getBoundingClientRect();
  const room = freeRoom();
  const isUnder =
    line.bottom + GAP + height <= room.bottom || room.bottom - line.bottom > line.top - room.top;
  const top = isUnder ? line.bottom + GAP : line.top - GAP - height;
  const isRtl = getComputedStyle(box).direction === 'rtl';
  const left = isRtl ? line.right - width : line.left;
  setPlace(box, left, top);
}

/** Places a fixed box in the window's own coordinates, within its edges. */
export function setPlace(box: HTMLElement, left: number, top: number): void {
  const most = document.documentElement.clientWidth - box.offsetWidth - GAP;
  box.style.setProperty('left', `${String(Math.round(Math.max(GAP, Math.min(left, most))))}px`);
  box.style.setProperty('top', `${String(Math.round(Math.max(GAP, top)))}px`);
}
