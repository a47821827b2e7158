import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { type InclusionView, listInclusions } from '#shared/inclusion/inclusion-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { type BlockLine, showBlockLines } from '#client/editor/block-lines.ts';
import { useAnswer } from '#client/http/query.ts';
import { inclusionLine } from '#client/inclusion/inclusion-line.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

const NONE: readonly InclusionView[] = [];

interface InclusionsOfPaperProps {
  readonly paper: PaperView;
  readonly editor: Editor | null | undefined;
}

/** Over each part that was taken from another paper, from where; and a word where somebody has to choose. */
export function InclusionsOfPaper({ paper, editor }: InclusionsOfPaperProps) {
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const answer = useAnswer(listInclusions, { paperId: paper.id }).data;
  const taken = answer?.takenFrom ?? NONE;
  const mayEdit = answer?.mayEdit ?? false;
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const lines = taken.flatMap((view): BlockLine[] => {
      const [blockId] = view.blockIds;
      if (blockId === undefined) return [];
      const go = (to: string) => void navigate(to);
      const make = () =>
        inclusionLine(view, { say, language, go, answersAt: mayEdit ? paper.id : null });
      return [{ blockId, key: JSON.stringify([view, language, mayEdit]), make }];
    });
    showBlockLines(editor.view, lines);
  }, [editor, taken, mayEdit, say, language, navigate, paper.id]);
  const count = taken.filter(({ state }) => state === 'diverged').length;
  if (count === 0 || !mayEdit) return null;
  const open = (
    <LinkButton to={`/papers/${paper.id}/assemble`}>{say('inclusion.bannerOpen')}</LinkButton>
  );
  return (
    <Notice tone="warning" isAnnounced isBanner action={open}>
      {say('inclusion.banner', { count })}
    </Notice>
  );
}
