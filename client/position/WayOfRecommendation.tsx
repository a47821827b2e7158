import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import {
  changeRecommendation,
  getRecommendation,
  type RecommendationDeed,
  type RecommendationView,
} from '#shared/position/position-contract.ts';
import { LIFE_STATES, type LifeState, nextStates } from '#shared/register/lifecycle.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { dayInWords, momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { EditDetails } from '#client/position/EditDetails.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/position/Position.module.css';

interface WayProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
}

/** Where a recommendation stands on its way, who owns it, what came of it, and all that happened to it. */
export function WayOfRecommendation({ view, place }: WayProps) {
  const say = useSay();
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const { state, owners, outcome, reviewOn, mayLead } = view;
  return (
    <Section title={say('position.way')}>
      <dl className={styles['facts']}>
        <dt>{say('position.state')}</dt>
        <dd>
          <Badge tone={state === 'dropped' ? 'red' : 'accent'}>
            {say(`register.state.${state}`)}
          </Badge>
        </dd>
        <dt>{say('position.owners')}</dt>
        <dd>
          {owners.length === 0 ? (
            say('position.noOwners')
          ) : (
            <bdi>{owners.map(({ name }) => name).join(', ')}</bdi>
          )}
        </dd>
        <dt>{say('position.outcome')}</dt>
        <dd dir="auto" className={styles['words']}>
          {outcome === '' ? say('position.noOutcome') : outcome}
        </dd>
        <dt>{say('position.review')}</dt>
        <dd>{reviewOn === null ? say('position.noReview') : dayInWords(reviewOn, language)}</dd>
      </dl>
      {mayLead && <Moves view={view} place={place} onEdit={() => setEditing(true)} />}
      {isEditing && <EditDetails view={view} place={place} onClose={() => setEditing(false)} />}
      <details className={styles['amended']}>
        <summary>{say('position.history')}</summary>
        {view.history.length === 0 ? (
          <p className={styles['sub']}>{say('position.noHistory')}</p>
        ) : (
          <ol className={styles['history']}>
            {view.history.map((deed) => (
              <Deed key={`${deed.at} ${deed.what}`} deed={deed} />
            ))}
          </ol>
        )}
      </details>
    </Section>
  );
}

function Moves({ view, place, onEdit }: WayProps & { readonly onEdit: () => void }) {
  const say = useSay();
  const sending = useSend(changeRecommendation, {
    changes: [getRecommendation, getRegister, listWaitingThings],
  });
  const move = (state: LifeState) =>
    sending.mutate(
      {
        params: { paperId: place.paperId, blockId: place.blockId },
        body: { wording: view.wording, state },
      },
      {
        onSuccess: () =>
          showToast('done', say('position.moved2', { state: say(`register.state.${state}`) })),
      },
    );
  return (
    <>
      <div className={styles['actions']}>
        {nextStates(view.state).map((state, at) => (
          <Button
            key={state}
            tone={at === 0 ? 'outline' : 'quiet'}
            isDisabled={sending.isPending}
            onPress={() => move(state)}
          >
            {say('position.move', { state: say(`register.state.${state}`) })}
          </Button>
        ))}
        <Button tone="quiet" onPress={onEdit}>
          {say('position.edit')}
        </Button>
      </div>
      <FailureNotice error={sending.error} />
    </>
  );
}

function Deed({ deed: { at, byName, what, from, to } }: { readonly deed: RecommendationDeed }) {
  const say = useSay();
  const language = useLanguage();
  const inWords = (value: string) => {
    const state = LIFE_STATES.find((known) => known === value);
    if (what === 'state' && state) return say(`register.state.${state}`);
    if (what === 'review')
      return value === '' ? say('position.noReview') : dayInWords(value, language);
    return value === '' ? say('register.none') : value;
  };
  return (
    <li>
      <time dateTime={at} className={styles['sub']}>
        {momentInWords(new Date(at), language)}
      </time>{' '}
      <Sentence
        of={`position.deed.${what}`}
        values={{ name: byName, from: inWords(from), to: inWords(to) }}
      />
    </li>
  );
}
