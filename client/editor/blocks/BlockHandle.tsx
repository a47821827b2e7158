import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { GripVertical } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { blockAtCaret, blockParts } from '#client/editor/blocks/block-parts.tsx';
import { setPlace } from '#client/editor/tools/place-beside.ts';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { ToolLines } from '#client/editor/tools/ToolMenu.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/editor/blocks/BlockHandle.module.css';

/** So much of a block's words names its handle. */
const WORDS_SHOWN = 40;

/**
 * A handle beside the block under the pointer, where reading starts, and at the block of the caret when a key asks for
 * it. It opens what can be done with the whole block; nothing here needs a drag.
 */
export function BlockHandle({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const [position, setPosition] = useState<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isByKey, setIsByKey] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useBlockUnderPointer(editor, isOpen, setPosition);
  const onWish = useCallback(
    (wish: ToolWish) => {
      if (wish !== 'blockMenu' || !editor.isEditable) return;
      setPosition(blockAtCaret(editor.state));
      setIsByKey(true);
      setIsOpen(true);
    },
    [editor],
  );
  useToolWish(editor, onWish);
  useLayoutEffect(() => {
    if (button.current && position !== null) placeAtBlock(button.current, editor, position);
  }, [editor, position]);
  const block = position === null ? null : editor.state.doc.nodeAt(position);
  if (position === null || !block) return null;
  const open = (next: boolean) => {
    if (next) caretInto(editor, position);
    setIsByKey(false);
    setIsOpen(next);
  };
  const words = block.textContent.slice(0, WORDS_SHOWN);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={open}>
      <Button
        ref={button}
        // Reached by its key from the text; a stop of Tab here would come from nowhere.
        excludeFromTabOrder
        aria-label={say('tools.block.handle', { words: `\u2068${words}\u2069` })}
        className={styles['handle'] ?? ''}
      >
        <GripVertical size={18} aria-hidden="true" />
      </Button>
      <Popover className={classes(menu['popover'])} placement="bottom start" offset={4}>
        <ToolLines
          editor={editor}
          label={say('tools.block.menu')}
          isByKey={isByKey}
          parts={isOpen ? blockParts(editor, position, say) : []}
        />
      </Popover>
    </MenuTrigger>
  );
}

/** What turns a block into another works at the caret, so the caret goes into the block. */
function caretInto(editor: Editor, position: number): void {
  const { state, view } = editor;
  if (blockAtCaret(state) === position) return;
  const selection = TextSelection.near(state.doc.resolve(position + 1));
  view.dispatch(state.tr.setSelection(selection));
}

/** Follows the pointer over the sheet; stays where it is while the menu is open. */
function useBlockUnderPointer(
  editor: Editor,
  isHeld: boolean,
  show: (position: number | null) => void,
): void {
  useEffect(() => {
    const sheet = editor.view.dom.closest('main') ?? editor.view.dom;
    if (isHeld || !(sheet instanceof HTMLElement)) return undefined;
    let frame = 0;
    const follow = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons > 0) return;
      const { clientY } = event;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (!editor.isDestroyed) show(editor.isEditable ? blockAtHeight(editor, clientY) : null);
      });
    };
    const hide = () => show(null);
    sheet.addEventListener('pointermove', follow);
    // Typing and scrolling move the block away from under the handle.
    editor.on('update', hide);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sheet.removeEventListener('pointermove', follow);
      editor.off('update', hide);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [editor, isHeld, show]);
}

function blockAtHeight({ view, state }: Editor, height: number): number | null {
  const { left, right } = view.dom.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, height);
  let element = at instanceof HTMLElement && view.dom.contains(at) ? at : null;
  while (element && element.parentElement !== view.dom) element = element.parentElement;
  if (!element) return null;
  const place = state.doc.resolve(view.posAtDOM(element, 0));
  return place.depth > 0 ? place.before(1) : place.pos;
}

function placeAtBlock(button: HTMLElement, { view }: Editor, position: number): void {
  const dom = view.nodeDOM(position);
  if (!(dom instanceof HTMLElement)) return;
  const block = dom.getBoundingClientRect();
  const text = view.dom.getBoundingClientRect();
  const line = Number.parseFloat(getComputedStyle(dom).lineHeight) || block.height;
  const isRtl = getComputedStyle(view.dom).direction === 'rtl';
  const left = isRtl ? text.right + 4 : text.left - button.offsetWidth - 4;
  const first = Math.min(line, block.height);
  setPlace(button, left, block.top + (first - button.offsetHeight) / 2);
}
