import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import { isOwnEdit, sharedChangeOf } from '#client/editor/binding/own-edit.ts';
import { bringIntoSight } from '#client/together/go-to.ts';
import { othersIn, whereIs } from '#client/together/people.ts';

/** Why following came to its end: by the person who followed, or because the other has gone. */
export type FollowEnd = 'stopped' | 'left';

interface FollowWishes {
  readonly editor: Editor;
  readonly awareness: Awareness;
  readonly me: string;
  readonly personId: string;
  readonly onEnd: (why: FollowEnd) => void;
}

/** Keys that neither write nor scroll: with them one gets to the button that stops. */
const QUIET_KEYS = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** What stops following by itself when pressed carries this. */
const OWN_CONTROLS = '[data-follow-controls]';

/**
 * The view goes where somebody's caret goes. Only the view: caret and focus stay where they are. It ends as soon as
 * the follower types, scrolls, presses into the text or Escape, or the other one leaves. Returns the way to stop.
 */
export function follow(wishes: FollowWishes): () => void {
  const { editor, awareness, me, personId, onEnd } = wishes;
  let stopAiming = () => {};
  let frame = 0;
  const go = () => {
    frame = 0;
    const person = othersIn(awareness, me).find((other) => other.personId === personId);
    if (!person) return end('left');
    const place = whereIs(person, editor);
    if (place === null || editor.isDestroyed) return undefined;
    stopAiming();
    stopAiming = bringIntoSight(editor, place);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(go);
  };
  const edited = ({ transaction }: { readonly transaction: Transaction }) => {
    if (isOwnEdit(transaction)) end('stopped');
    else if (sharedChangeOf(transaction)) soon();
  };
  const stopListening = listenToHands(editor, () => end('stopped'));
  awareness.on('change', soon);
  editor.on('transaction', edited);
  const stop = () => {
    cancelAnimationFrame(frame);
    stopAiming();
    stopListening();
    awareness.off('change', soon);
    editor.off('transaction', edited);
  };
  const end = (why: FollowEnd) => {
    stop();
    onEnd(why);
  };
  go();
  return stop;
}

/** Calls back when the person's own hands do something that means: I go on by myself. */
function listenToHands(editor: Editor, onOwnWay: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const isControl = event.target instanceof Element && event.target.closest(OWN_CONTROLS);
    if (event.key !== 'Escape' && (isControl || QUIET_KEYS.has(event.key))) return;
    onOwnWay();
  };
  const onPress = ({ target }: PointerEvent) => {
    // Into the text, or on the window's own scroll bar.
    if (!(target instanceof Node)) return;
    if (target === document.documentElement || editor.view.dom.contains(target)) onOwnWay();
  };
  const quiet = { capture: true, passive: true } as const;
  window.addEventListener('keydown', onKey, quiet);
  window.addEventListener('wheel', onOwnWay, quiet);
  window.addEventListener('touchmove', onOwnWay, quiet);
  window.addEventListener('pointerdown', onPress, quiet);
  return () => {
    window.removeEventListener('keydown', onKey, quiet);
    window.removeEventListener('wheel', onOwnWay, quiet);
    window.removeEventListener('touchmove', onOwnWay, quiet);
    window.removeEventListener('pointerdown', onPress, quiet);
  };
}
