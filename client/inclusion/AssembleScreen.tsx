import { listInclusions } from '#shared/inclusion/inclusion-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { Assembly } from '#client/inclusion/Assembly.tsx';
import { TakenFrom } from '#client/inclusion/TakenFrom.tsx';
import { TakenIntoList } from '#client/inclusion/TakenIntoList.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { TableScreen } from '#client/matrix/TableScreen.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

/** What a paper took from others, where others took it, and taking in more. */
export function AssembleScreen() {
  const say = useSay();
  return (
    <TableScreen title={say('inclusion.title')}>{(paper) => <OfPaper paper={paper} />}</TableScreen>
  );
}

function OfPaper({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const answer = useAnswer(listInclusions, { paperId: paper.id });
  return (
    <Answered query={answer} lines={8}>
      {({ mayEdit, takenFrom, takenInto }) => (
        <>
          <p className={styles['lead']}>{say('inclusion.lead')}</p>
          <Section title={say('inclusion.takenFrom')} id="taken-from">
            {takenFrom.length === 0 ? (
              <EmptyState title={say('inclusion.none')}>
                {say(mayEdit ? 'inclusion.noneHow' : 'inclusion.noneRead')}
              </EmptyState>
            ) : (
              <ul className={styles['parts']}>
                {takenFrom.map((view) => (
                  <TakenFrom key={view.id} paper={paper} view={view} mayEdit={mayEdit} />
                ))}
              </ul>
            )}
          </Section>
          {takenInto.length > 0 && (
            <Section title={say('inclusion.takenInto')} id="taken-into">
              <TakenIntoList taken={takenInto} />
            </Section>
          )}
          {mayEdit && <Assembly paper={paper} />}
        </>
      )}
    </Answered>
  );
}
