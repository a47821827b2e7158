import { languageOf } from '#shared/paper/paper.ts';
import { useMemo } from 'react';
import { type PaperLayout, PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { NotesList } from '#client/editor/structure/NotesList.tsx';
import { NumbersOf, staticNumbers } from '#client/editor/structure/static-numbers.ts';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ImagesOf, isNode, StaticParts } from '#client/paper/StaticPart.tsx';

interface StaticPaperProps {
  readonly paperId: string;
  readonly content: readonly unknown[];
  readonly direction: 'rtl' | 'ltr';
  /** How the paper counts its headings and paragraphs. */
  readonly layout?: PaperLayout;
}

/**
 * A paper's text for reading, without any of the editor: what stands on the screen before the editor has arrived. The
 * same elements and classes as the editor's, so that nothing moves when it takes over. Shows what it knows and leaves
 * out what it does not.
 */
export function StaticPaper(props: StaticPaperProps) {
  const { paperId, content, direction, layout = PLAIN_LAYOUT } = props;
  const say = useSay();
  const numbers = useMemo(
    () => staticNumbers(content.filter(isNode), layout, structureWords(say)),
    [content, layout, say],
  );
  const notes = numbers.numbering.parts.filter(({ kind }) => kind === 'footnote');
  return (
    <NumbersOf value={numbers}>
      <div className="paper-text" dir={direction} lang={languageOf({ direction })}>
        <ImagesOf value={paperId}>
          <StaticParts of={content} depth={0} />
        </ImagesOf>
      </div>
      <NotesList notes={notes} />
    </NumbersOf>
  );
}
