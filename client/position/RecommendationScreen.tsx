import { Link, useParams } from 'react-router';
import { getRecommendation, type RecommendationView } from '#shared/position/position-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { EarlierWordings } from '#client/position/EarlierWordings.tsx';
import { MyPosition } from '#client/position/MyPosition.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { PositionList } from '#client/position/PositionList.tsx';
import { WayOfRecommendation } from '#client/position/WayOfRecommendation.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/position/Position.module.css';

/** One recommendation: its wording, what it answers, the positions on it, and its way. */
export function RecommendationScreen() {
  const { paperId = '', blockId = '' } = useParams();
  return <One key={`${paperId}/${blockId}`} paperId={paperId} blockId={blockId} />;
}

function One(place: PlaceOfRecommendation) {
  const say = useSay();
  const found = useAnswer(getRecommendation, { paperId: place.paperId, blockId: place.blockId });
  const { number = '', paper } = found.data ?? {};
  const title = number === '' ? say('position.titlePlain') : say('position.title', { number });
  usePageTitle(title, paper?.title ?? '');
  if (!found.data && refusalOf(found.error) === 'not-found') {
    return <AskForAccess kind="paper" id={place.paperId} />;
  }
  return (
    <>
      {found.data && (
        <BackLink to={`/forums/${found.data.forumId}/recommendations`}>
          {say('position.back')}
        </BackLink>
      )}
      <PageTitle>{title}</PageTitle>
      <Answered query={found} lines={6}>
        {(view) => <Content view={view} place={place} />}
      </Answered>
    </>
  );
}

interface ContentProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
}

function Content({ view, place }: ContentProps) {
  const say = useSay();
  return (
    <>
      <p className={styles['sub']}>
        <bdi>{view.paper.title}</bdi>
      </p>
      <Whereabouts view={view} />
      <Wording view={view} place={place} />
      <LinksOf view={view} />
      <IncludedIn view={view} />
      <FollowUps view={view} />
      <MyPosition view={view} place={place} />
      <PositionList view={view} />
      <EarlierWordings view={view} place={place} />
      <WayOfRecommendation view={view} place={place} />
      <p className={styles['foot']}>
        <Link to={`/forums/${view.forumId}/map`}>{say('register.map')}</Link>
      </p>
    </>
  );
}

function Whereabouts({ view: { place, now } }: Pick<ContentProps, 'view'>) {
  const say = useSay();
  if (place === 'here') return null;
  if (place === 'moved' && now) {
    const paper = <Link to={`/recommendations/${now.paperId}/${now.blockId}`}>{now.title}</Link>;
    return (
      <Notice tone="info">
        <Sentence of="position.moved" values={{ paper }} />
      </Notice>
    );
  }
  return (
    <Notice tone="warning">
      {say(place === 'moved' ? 'position.movedAway' : `position.${place}`)}
    </Notice>
  );
}

function Wording({ view, place }: ContentProps) {
  const say = useSay();
  const { words, amended, paper, dimension } = view;
  return (
    <Section title={say('position.wording')}>
      <blockquote className={styles['wording']} dir={paper.direction}>
        {words}
      </blockquote>
      {dimension !== null && (
        <p className={styles['sub']}>{say(`editor.dimension.${dimension}`)}</p>
      )}
      {amended !== null && (
        <details className={styles['amended']}>
          <summary>{say('position.amended')}</summary>
          <blockquote className={styles['wording']} dir={paper.direction}>
            {amended}
          </blockquote>
        </details>
      )}
      <div className={styles['actions']}>
        {view.place !== 'gone' && view.place !== 'moved' && (
          <LinkButton to={`/papers/${place.paperId}#b-${place.blockId}`}>
            {say('position.inPaper')}
          </LinkButton>
        )}
        {amended !== null && (
          <LinkButton tone="quiet" to={`/papers/${place.paperId}/amendments`}>
            {say('position.amendments')}
          </LinkButton>
        )}
      </div>
    </Section>
  );
}

/** The papers into which it was taken; there it is the same recommendation. */
function IncludedIn({ view: { includedIn } }: Pick<ContentProps, 'view'>) {
  const say = useSay();
  if (includedIn.length === 0) return null;
  return (
    <Section title={say('inclusion.includedIn')}>
      <ul className={styles['links']}>
        {includedIn.map(({ paperId, blockId, title, isWordedAlike }) => (
          <li key={`${paperId}/${blockId}`}>
            <Link to={`/papers/${paperId}#b-${blockId}`}>
              <bdi>{title}</bdi>
            </Link>
            {!isWordedAlike && <p className={styles['linkWords']}>{say('inclusion.otherwise')}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a paper of later tells came of it. */
function FollowUps({ view: { followUps } }: Pick<ContentProps, 'view'>) {
  const say = useSay();
  if (followUps.length === 0) return null;
  return (
    <Section title={say('position.followUps')}>
      <ul className={styles['links']}>
        {followUps.map(({ paperId, title, status, outcome }) => (
          <li key={paperId}>
            <Link to={`/papers/${paperId}/follow-up`}>
              <bdi>{title}</bdi>
            </Link>
            <p className={styles['linkWords']} dir="auto">
              {[say(`followUp.statuses.${status}`), outcome].filter(Boolean).join(': ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LinksOf({ view: { links, place } }: Pick<ContentProps, 'view'>) {
  const say = useSay();
  if (place === 'gone') return null;
  return (
    <Section title={say('position.links')}>
      {links.length === 0 ? (
        <p className={styles['sub']}>{say('position.noLinks')}</p>
      ) : (
        <ul className={styles['links']}>
          {links.map(({ paperId, blockId, kind, number, words }) => (
            <li key={`${paperId}/${blockId}`}>
              <Link to={`/papers/${paperId}#b-${blockId}`}>
                <bdi>{`${say(`editor.block.${kind}`)} ${number}`}</bdi>
              </Link>
              <p className={styles['linkWords']} dir="auto">
                {words}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
