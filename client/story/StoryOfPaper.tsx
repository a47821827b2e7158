import type { Editor } from '@tiptap/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type Passage, passagesHere } from '#client/story/passage-here.ts';
import { StoryDialog } from '#client/story/StoryDialog.tsx';
import { StoryDoorContext } from '#client/story/story-door.ts';
import { isStoryKey } from '#client/story/story-shortcuts.ts';
import { showToast } from '#client/ui/toast.ts';

interface StoryOfPaperProps {
  readonly paper: PaperView;
  readonly editor: Editor | null;
  readonly children: ReactNode;
}

/** Opens the story of a passage over the paper, for everything inside that asks for it. */
export function StoryOfPaper({ paper, editor, children }: StoryOfPaperProps) {
  const say = useSay();
  const [passages, setPassages] = useState<readonly Passage[] | null>(null);
  const open = useCallback(
    (of: Editor, isWhole: boolean) => {
      const here = passagesHere(of);
      const found = isWhole ? here.toReversed() : here;
      if (found.length === 0) showToast('info', say('story.nothingHere'));
      else setPassages(found);
    },
    [say],
  );
  const close = useCallback(() => setPassages(null), []);
  return (
    <StoryDoorContext value={editor && (() => open(editor, false))}>
      {children}
      {editor && <Wishes editor={editor} open={open} />}
      {passages && <StoryDialog paper={paper} passages={passages} onClose={close} />}
    </StoryDoorContext>
  );
}

interface WishesProps {
  readonly editor: Editor;
  readonly open: (editor: Editor, isWhole: boolean) => void;
}

/** Listens to the tools, and to the key anywhere on the paper's screen: a reader's text hears no keys. */
function Wishes({ editor, open }: WishesProps) {
  const onWish = useCallback(
    (wish: ToolWish) => {
      if (wish === 'story' || wish === 'storyBlock') open(editor, wish === 'storyBlock');
    },
    [editor, open],
  );
  useToolWish(editor, onWish);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isStoryKey(event) || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      open(editor, false);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [editor, open]);
  return null;
}
