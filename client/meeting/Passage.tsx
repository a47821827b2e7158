import { languageOf } from '#shared/paper/paper.ts';
import { useMemo } from 'react';
import type { PassageView } from '#shared/meeting/meeting-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { NumbersOf, staticNumbers } from '#client/editor/structure/static-numbers.ts';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { OpenStop } from '#client/meeting/use-stops.ts';
import { ImagesOf, StaticParts } from '#client/paper/StaticPart.tsx';
import { shownContent, type ShownText } from '#client/suggestion/shown-text.ts';
import styles from '#client/meeting/Meeting.module.css';

interface PassageProps {
  readonly paper: PaperView;
  /** All of the paper: numbers and references are those of the whole. */
  readonly content: readonly ContentNode[];
  readonly stop: OpenStop;
  readonly view: PassageView;
}

/** A passage in very large type: as it stands, with marks, as it would read, or two of these beside each other. */
export function Passage({ view, ...about }: PassageProps) {
  const shown: readonly ShownText[] = view === 'split' ? ['original', 'accepted'] : [view];
  return (
    <div className={styles['passage']} data-split={view === 'split' ? '' : undefined}>
      {shown.map((text) => (
        <Words key={text} {...about} text={text} isNamed={shown.length > 1} />
      ))}
    </div>
  );
}

interface WordsProps extends Omit<PassageProps, 'view'> {
  readonly text: ShownText;
  readonly isNamed: boolean;
}

function Words({ paper, content, stop, text, isNamed }: WordsProps) {
  const say = useSay();
  const { direction, layout, id } = paper;
  const own = useMemo(() => shownContent(stop.blocks, text), [stop.blocks, text]);
  const numbers = useMemo(() => {
    const before = shownContent(content.slice(0, stop.order), text);
    const after = shownContent(content.slice(stop.order + stop.blocks.length), text);
    return staticNumbers([...before, ...own, ...after], layout, structureWords(say));
  }, [content, stop, own, text, layout, say]);
  return (
    <div className={styles['words']}>
      {isNamed && <p className={styles['viewName']}>{say(`meeting.view.${text}`)}</p>}
      {own.length === 0 ? (
        <p className={styles['nothing']}>{say('meeting.view.nothing')}</p>
      ) : (
        <NumbersOf value={numbers}>
          <div className="paper-text" dir={direction} lang={languageOf({ direction })}>
            <ImagesOf value={id}>
              <StaticParts of={own} depth={0} />
            </ImagesOf>
          </div>
        </NumbersOf>
      )}
    </div>
  );
}
