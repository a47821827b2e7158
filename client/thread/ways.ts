import type { Editor } from '@tiptap/core';
import type { NewPlace } from '#client/thread/anchor-here.ts';
import type { RemarkDesk } from '#client/thread/remark-desk.ts';
import { roomNow } from '#client/thread/room.ts';
import type { Spot } from '#client/thread/spots.ts';
import { bringIntoSight, goTo } from '#client/together/go-to.ts';

/** Over a sheet from below only the upper part of the window shows the text. */
const OVER_SHEET = { landing: 0.24, from: 0.14, to: 0.36 } as const;

interface ThreadShown {
  /** Where it stands; null on the whole paper and in the tray. */
  readonly spot: Spot | null;
  readonly takesFocus?: boolean;
  /** Brings its passage into sight too. */
  readonly goes?: boolean;
}

/** Makes a thread the active one and shows its card: beside its line where there is room, else over the text. */
export function showThread(
  editor: Editor | null,
  desk: RemarkDesk,
  id: string,
  { spot, takesFocus = false, goes = false }: ThreadShown,
): void {
  const room = roomNow();
  const { sheet } = desk.state();
  desk.activate(`thread ${id}`, takesFocus);
  if (room !== 'margin' && sheet === 'closed') desk.change({ sheet: 'one' });
  // In the margin only what has a place can stand.
  if (room === 'margin' && !spot && sheet === 'closed') desk.change({ sheet: 'list' });
  // A sheet from below has just covered half of the window.
  if ((goes || room === 'below') && spot && editor) {
    bringIntoSight(editor, spot.from, ...(room === 'below' ? [OVER_SHEET] : []));
  }
}

/** Opens the form for a remark on a place. */
export function startRemark(editor: Editor | null, desk: RemarkDesk, place: NewPlace): void {
  const { sheet } = desk.state();
  desk.compose(place);
  const room = roomNow();
  if (room !== 'margin' && sheet === 'closed') desk.change({ sheet: 'one' });
  if (room === 'below' && editor && place.anchor.kind !== 'paper') {
    bringIntoSight(editor, editor.state.selection.from, OVER_SHEET);
  }
}

/** Ends what is open over or beside the text. */
export function closeSheet(desk: RemarkDesk): void {
  const { composing, active } = desk.state();
  desk.change({ sheet: 'closed', active: composing ? 'new' : active });
  if (roomNow() !== 'margin') desk.change({ composing: null, active: null });
}

/** Back into the text, at the passage; the card over it closes, that beside it stays. */
export function backToText(editor: Editor, desk: RemarkDesk, spot: Spot | null): void {
  if (roomNow() !== 'margin' && desk.state().sheet === 'one') closeSheet(desk);
  if (spot) goTo(editor, spot.from);
  else editor.view.dom.focus({ preventScroll: true });
}
