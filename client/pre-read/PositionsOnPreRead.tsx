import { useState } from 'react';
import { Link } from 'react-router';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { isAgainst, STANCES } from '#shared/position/position.ts';
import { getRecommendation, type RecommendationView } from '#shared/position/position-contract.ts';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useWaitingForm } from '#client/offline/use-waiting-form.ts';
import { PositionFields, wantingIn } from '#client/position/PositionFields.tsx';
import { NotTaken } from '#client/pre-read/NotTaken.tsx';
import { Button } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

type Sent = PreReadView['recommendations'][number];

interface OneProps {
  readonly preRead: PreReadView;
  readonly sent: Sent;
}

/** Positions on the recommendations of what was sent, each on the wording that its reader has before them. */
export function PositionsOnPreRead({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const { recommendations, mayTake } = preRead;
  if (!mayTake || recommendations.length === 0) return null;
  return (
    <Section title={say('preRead.positions.title')} id="positions">
      <p className={styles['soft']}>{say('preRead.positions.more')}</p>
      {recommendations.map((sent) => (
        <One key={sent.blockId} preRead={preRead} sent={sent} />
      ))}
    </Section>
  );
}

const NOTHING = { stance: '', reason: '', satisfy: '', reservation: '' };

function One({ preRead, sent }: OneProps) {
  const say = useSay();
  const form = useWaitingForm<typeof NOTHING>(`position ${preRead.id} ${sent.blockId}`, NOTHING, {
    changes: [getRecommendation, getRegister, listWaitingThings],
    onSent: () => {
      showToast('done', say('position.sent'));
      setOpen(false);
    },
  });
  const [isOpen, setOpen] = useState(form.isKept);
  return (
    <article className={styles['answer']}>
      <h3>{say('position.title', { number: sent.number })}</h3>
      <p dir={preRead.direction}>{sent.words}</p>
      {isOpen ? (
        <Taking preRead={preRead} sent={sent} form={form} onClose={() => setOpen(false)} />
      ) : (
        <Button
          aria-label={say('preRead.positions.takeOn', { number: sent.number })}
          onPress={() => setOpen(true)}
        >
          {say('position.take')}
        </Button>
      )}
    </article>
  );
}

interface TakingProps extends OneProps {
  readonly form: ReturnType<typeof useWaitingForm<typeof NOTHING>>;
  readonly onClose: () => void;
}

type Form = TakingProps['form'];

/** The position of a form on the present wording, or without a network on that which was sent. */
function useTaking(form: Form, { preRead, sent }: OneProps, live: RecommendationView | undefined) {
  const [isTried, setTried] = useState(false);
  const { words, send, sending } = form;
  const draft = {
    stance: STANCES.find((one) => one === words.stance) ?? null,
    reason: words.reason,
    satisfy: words.satisfy,
    reservation: words.reservation,
  };
  const submit = () => {
    setTried(true);
    const { stance } = draft;
    const wanting = wantingIn(draft, preRead.reservationWords);
    if (stance === null || Object.values(wanting).includes(true)) return;
    const fresh = {
      ...draft,
      stance,
      reservation: isAgainst(stance) ? draft.reservation : '',
      wording: live?.wording ?? sent.wording,
      ...(live && { since: live.mine?.at ?? null }),
    };
    const isSame = sending?.kind === 'position' && sending.body.wording === fresh.wording;
    const params = { paperId: preRead.paperId, blockId: sent.blockId };
    send({ kind: 'position', params, body: isSame ? sending.body : fresh });
  };
  return { draft, isTried, submit };
}

/** The live paper is asked when the form is opened. */
function Taking({ preRead, sent, form, onClose }: TakingProps) {
  const say = useSay();
  const { paperId, reservationWords } = preRead;
  const live = useAnswer(getRecommendation, { paperId, blockId: sent.blockId }).data;
  const { draft, isTried, submit } = useTaking(form, { preRead, sent }, live);
  const hasMoved = live !== undefined && live.wording !== sent.wording;
  if (live && !live.mayTake) return <Elsewhere live={live} paperId={paperId} sent={sent} />;
  return (
    <FormBody onSubmit={submit}>
      {live?.mine && (
        <p className={styles['done']}>
          {say('position.minePlain', { stance: say(`position.stance.${live.mine.stance}`) })}
        </p>
      )}
      {hasMoved && <Moved live={live} />}
      <PositionFields
        draft={draft}
        setDraft={({ stance, ...rest }) => form.change({ ...rest, stance: stance ?? '' })}
        isTried={isTried}
        reservationWords={reservationWords}
      />
      <NotTaken
        {...form}
        words={form.why === 'changed-meanwhile' ? say('preRead.positions.notTaken') : undefined}
      />
      <div className={styles['deeds']}>
        <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={!draft.stance}>
          {say(hasMoved ? 'preRead.positions.sendPresent' : 'position.send')}
        </Button>
        <Button
          tone="quiet"
          onPress={() => {
            form.drop();
            onClose();
          }}
        >
          {say('app.frame.cancel')}
        </Button>
      </div>
    </FormBody>
  );
}

/** What the recommendation says by now in the live paper, which is what the position will be on. */
function Moved({ live }: { readonly live: RecommendationView }) {
  const say = useSay();
  return (
    <Notice tone="warning" title={say('preRead.positions.moved')}>
      <blockquote dir={live.paper.direction}>{live.words}</blockquote>
      {say('preRead.positions.movedMore')}
    </Notice>
  );
}

function Elsewhere({
  live,
  paperId,
  sent,
}: Pick<OneProps, 'sent'> & { readonly live: RecommendationView; readonly paperId: string }) {
  const say = useSay();
  return (
    <Notice tone="warning">
      {say(live.place === 'gone' ? 'position.gone' : 'preRead.positions.elsewhere')}{' '}
      <Link to={`/recommendations/${paperId}/${sent.blockId}`}>
        {say('preRead.positions.toRecommendation')}
      </Link>
    </Notice>
  );
}
