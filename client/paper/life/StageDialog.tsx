import { useState } from 'react';
import {
  changePaper,
  getHome,
  getPaper,
  listPapers,
  type PaperView,
} from '#shared/paper/paper-contract.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { effectsOf, wayOf } from '#client/paper/life/stage-effects.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import styles from '#client/paper/life/Life.module.css';

export interface LifeDialogProps {
  readonly paper: PaperView;
  readonly onClose: () => void;
}

/** Moves a paper to another stage, after saying in words what that will mean for whom. */
export function StageDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const [stage, setStage] = useState<Stage>(paper.stage);
  const sending = useSend(changePaper, {
    changes: [getPaper, listPapers, getHome],
    onSent: onClose,
  });
  const name = say(`paper.stage.${stage}`);
  // Nothing is chosen yet: the button must not promise a move.
  const isOther = stage !== paper.stage;
  const submit = () => {
    if (!isOther) return onClose();
    const body = { stage, seen: { stage: paper.stage } };
    return sending.mutate({ params: { paperId: paper.id }, body });
  };
  return (
    <Dialog title={say('life.stage.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={isOther ? say('life.stage.send', { stage: name }) : say('app.frame.close')}
        onSubmit={submit}
        onClose={onClose}
      >
        <Choice
          look="cards"
          label={say('life.stage.choose')}
          isLabelHidden
          value={stage}
          onChange={setStage}
          options={STAGES.map((value) => ({
            value,
            label: (
              <>
                {say(`paper.stage.${value}`)}
                {value === paper.stage && (
                  <span className={styles['now']}> ({say('life.stage.now')})</span>
                )}
              </>
            ),
            meaning: say(`paper.stageIs.${value}`),
          }))}
        />
        <section aria-live="polite" className={styles['effects']}>
          <h3>{say('life.stage.means', { stage: name })}</h3>
          <Effects stage={stage} />
          <p>
            <strong>{say(`life.stage.you.${wayOf(paper.myRole, stage)}`)}</strong>
          </p>
          {isOther && <p>{say('life.stage.told')}</p>}
        </section>
      </SendForm>
    </Dialog>
  );
}

function Effects({ stage }: { readonly stage: Stage }) {
  const say = useSay();
  const language = useLanguage();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return (
    <ul>
      {effectsOf(stage).map(({ way, roles }) => (
        <li key={way}>
          {say(`life.can.${way}`, {
            roles: list.format(roles.map((role) => say(`life.roles.${role}`))),
          })}
        </li>
      ))}
    </ul>
  );
}
