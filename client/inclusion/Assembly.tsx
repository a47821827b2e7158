import { useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { type ChosenPart, type Choosing, withPart } from '#client/inclusion/chosen-parts.ts';
import { ChosenOrder } from '#client/inclusion/ChosenOrder.tsx';
import { FromPaper } from '#client/inclusion/FromPaper.tsx';
import { FromRegister } from '#client/inclusion/FromRegister.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

interface AssemblyProps {
  readonly paper: PaperView;
}

/** Taking in more: out of the register, or any chapter or passage of a paper; in an order that keys change. */
export function Assembly({ paper }: AssemblyProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly ChosenPart[]>([]);
  const register = useAnswer(getRegister, { forumId: paper.forumId });
  const choosing: Choosing = {
    paper,
    chosen,
    choose: (part, isChosen) => setChosen((parts) => withPart(parts, part, isChosen)),
  };
  return (
    <Section title={say('inclusion.add.title')} id="add">
      <Answered query={register} lines={6}>
        {(view) => (
          <div className={styles['assembly']}>
            <div>
              <FromRegister view={view} {...choosing} />
              <FromPaper view={view} {...choosing} />
            </div>
            <ChosenOrder paper={paper} chosen={chosen} onChange={setChosen} />
          </div>
        )}
      </Answered>
    </Section>
  );
}
