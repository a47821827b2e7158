import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import {
  declareEditorial,
  getRecommendation,
  type RecommendationView,
} from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/position/Position.module.css';

interface EarlierWordingsProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
}

/** Wordings that positions were taken on and that stand no more; who leads may say that the change was editorial. */
export function EarlierWordings({ view, place }: EarlierWordingsProps) {
  const say = useSay();
  const [asked, setAsked] = useState<string | null>(null);
  const { earlier, mayLead, paper } = view;
  if (earlier.length === 0) return null;
  return (
    <Section title={say('position.earlier')}>
      {earlier.map(({ wording, words, positions }) => (
        <div key={wording}>
          <blockquote className={styles['wording']} dir={paper.direction}>
            {words}
          </blockquote>
          <p className={styles['sub']}>{say('position.earlierOf', { count: positions })}</p>
          {mayLead && view.place === 'here' && (
            <Button tone="quiet" onPress={() => setAsked(wording)}>
              {say('position.editorial')}
            </Button>
          )}
        </div>
      ))}
      {asked !== null && (
        <AskEditorial view={view} place={place} from={asked} onClose={() => setAsked(null)} />
      )}
    </Section>
  );
}

interface AskEditorialProps extends EarlierWordingsProps {
  readonly from: string;
  readonly onClose: () => void;
}

function AskEditorial({ view, place, from, onClose }: AskEditorialProps) {
  const say = useSay();
  const sending = useSend(declareEditorial, {
    changes: [getRecommendation, getRegister, listWaitingThings],
    onSent: () => {
      showToast('done', say('position.editorialDone'));
      onClose();
    },
  });
  const send = () =>
    sending.mutate({
      params: { paperId: place.paperId, blockId: place.blockId },
      body: { from, to: view.wording },
    });
  return (
    <Dialog title={say('position.editorialTitle')} isOpen onClose={onClose}>
      <p>{say('position.editorialMeaning')}</p>
      <FailureNotice error={sending.error} />
      <DialogActions>
        <Button tone="primary" isPending={sending.isPending} onPress={send}>
          {say('position.editorial')}
        </Button>
        <Button tone="quiet" onPress={onClose}>
          {say('app.frame.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
