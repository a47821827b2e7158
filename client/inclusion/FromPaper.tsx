import { useState } from 'react';
import { idOfBlock } from '#shared/inclusion/inclusion.ts';
import { agreed } from '#shared/inclusion/same-text.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { type Choosing, chosenPart } from '#client/inclusion/chosen-parts.ts';
import { partName } from '#client/inclusion/part-names.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

interface FromPaperProps extends Choosing {
  readonly view: RegisterView;
}

/** Whole chapters and single passages of one paper. */
export function FromPaper({ view, ...choosing }: FromPaperProps) {
  const say = useSay();
  const [paperId, setPaperId] = useState('');
  const others = view.papers.filter(({ id }) => id !== choosing.paper.id);
  const title = others.find(({ id }) => id === paperId)?.title;
  return (
    <fieldset className={styles['choices']}>
      <legend>{say('inclusion.add.other')}</legend>
      <Select
        label={say('inclusion.add.paper')}
        value={paperId}
        onChange={setPaperId}
        options={[
          { value: '', label: say('inclusion.add.choosePaper') },
          ...others.map(({ id, title: name }) => ({ value: id, label: name })),
        ]}
      />
      {title !== undefined && <Parts sourceId={paperId} title={title} {...choosing} />}
    </fieldset>
  );
}

interface PartsProps extends Choosing {
  readonly sourceId: string;
  readonly title: string;
}

/** Letters of a passage that are shown. */
const WORDS_SHOWN = 200;

function Parts({ sourceId, title, chosen, choose }: PartsProps) {
  const say = useSay();
  const text = useAnswer(readPaper, { paperId: sourceId });
  return (
    <Answered query={text} lines={5}>
      {({ content }) => {
        const blocks = agreed(content as readonly ContentNode[]).filter(
          (node) => idOfBlock(node) !== null && textOf([node]).trim() !== '',
        );
        const line = (node: ContentNode, kind: 'block' | 'chapter') => {
          const words = textOf([node]).replaceAll('\n', ' ');
          const name = partName(
            { kind: kind === 'chapter' ? 'chapter' : 'passage', number: '', words },
            say,
          );
          const part = chosenPart(sourceId, kind, idOfBlock(node) ?? '', { name, title });
          return (
            <li key={part.key}>
              <CheckLine
                isChosen={chosen.some(({ key }) => key === part.key)}
                onChange={(isChosen) => choose(part, isChosen)}
              >
                <span dir="auto">{words.slice(0, WORDS_SHOWN)}</span>
              </CheckLine>
            </li>
          );
        };
        const headings = blocks.filter(({ type }) => type === 'heading');
        return (
          <>
            {headings.length > 0 && (
              <>
                <h3>{say('inclusion.add.chapters')}</h3>
                <ul className={styles['checks']}>
                  {headings.map((node) => line(node, 'chapter'))}
                </ul>
              </>
            )}
            <h3>{say('inclusion.add.passages')}</h3>
            <ul className={styles['checks']}>{blocks.map((node) => line(node, 'block'))}</ul>
          </>
        );
      }}
    </Answered>
  );
}
