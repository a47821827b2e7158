import { Link } from 'react-router';
import {
  answerInclusion,
  changeInclusion,
  type InclusionView,
  listInclusions,
  WAYS,
} from '#shared/inclusion/inclusion-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { usePartName } from '#client/inclusion/part-names.ts';
import { TwoWordings } from '#client/inclusion/TwoWordings.tsx';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/inclusion/Inclusion.module.css';

/** Its words stand in the name of whatever has no number. */
const isTyped = (kind: string): boolean => kind !== 'chapter' && kind !== 'passage';

interface TakenFromProps {
  readonly paper: PaperView;
  readonly view: InclusionView;
  readonly mayEdit: boolean;
}

const TONES: Readonly<Record<InclusionView['state'], Tone>> = {
  same: 'green',
  behind: 'amber',
  waiting: 'amber',
  diverged: 'amber',
  proposed: 'accent',
  own: 'plain',
  gone: 'plain',
  unreadable: 'amber',
};

/** One part that was taken in: from where, how it stands to its source, and what may be done about it. */
export function TakenFrom({ paper, view, mayEdit }: TakenFromProps) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = usePartName();
  const { source, state, blockIds } = view;
  const when = dateInWords(new Date(view.takenAt), language);
  const [first = ''] = blockIds;
  return (
    <li className={styles['part']} id={`inclusion-${view.id}`}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>
          {source?.name ? nameOf(source.name) : say('inclusion.add.noWords')}
        </h3>
        <Badge tone={TONES[state]}>{say(`inclusion.state.${state}`)}</Badge>
      </div>
      {source?.name && isTyped(source.name.kind) && (
        <p className={styles['words']} dir={paper.direction}>
          {source.name.words}
        </p>
      )}
      <p className={styles['facts']}>
        {source && <bdi>{source.title}</bdi>}
        <span>
          <Sentence of="inclusion.takenBy" values={{ name: view.byName, when }} />
        </span>
        <span>{say(`inclusion.${view.mode}`)}</span>
      </p>
      <Meaning view={view} />
      {view.differs && state !== 'gone' && (
        <TwoWordings {...view.differs} direction={paper.direction} />
      )}
      {mayEdit && <Ways paper={paper} view={view} />}
      <p className={styles['links']}>
        <Link to={`/papers/${paper.id}#b-${first}`}>{say('inclusion.toBlock')}</Link>
        {source && (
          <Link to={`/papers/${source.paperId}${source.blockId ? `#b-${source.blockId}` : ''}`}>
            {say('inclusion.toSource')}
          </Link>
        )}
        {mayEdit && source && state !== 'unreadable' && <ModeButton paper={paper} view={view} />}
      </p>
    </li>
  );
}

function Meaning({ view: { source, state, mode } }: Pick<TakenFromProps, 'view'>) {
  const say = useSay();
  const words: string[] = [];
  if (!source) words.push(say('inclusion.means.unseen'));
  else if (state !== 'same' && !(state === 'behind' && mode === 'live'))
    words.push(say(`inclusion.means.${state}`));
  if (source?.isArchived) words.push(say('inclusion.means.archived'));
  return words.length > 0 && <p className={styles['soft']}>{words.join(' ')}</p>;
}

/** The three ways where both read otherwise, and the one where only the source does. */
function Ways({ paper, view }: Omit<TakenFromProps, 'mayEdit'>) {
  const say = useSay();
  const sending = useSend(answerInclusion, { changes: [listInclusions] });
  const { state, theirs, ours, source } = view;
  if (theirs === null || !source || state === 'same' || state === 'waiting') return null;
  const isOurs = state !== 'behind';
  const ways = WAYS.filter((way) => {
    if (way === 'take') return true;
    if (way === 'keep') return isOurs && state !== 'own';
    return isOurs && state !== 'proposed' && source.maySuggest;
  });
  const send = (way: (typeof WAYS)[number]) =>
    sending.mutate(
      { params: { paperId: paper.id, inclusionId: view.id }, body: { way, ours, theirs } },
      {
        onSuccess: ({ done }) =>
          done
            ? showToast('done', say(`inclusion.done.${way}`))
            : showToast('trouble', say('inclusion.nothingToSay')),
      },
    );
  return (
    <>
      <div className={styles['ways']}>
        {ways.map((way) => (
          <Button
            key={way}
            isPending={sending.isPending && sending.variables.body?.way === way}
            onPress={() => send(way)}
          >
            {say(`inclusion.way.${way}`)}
          </Button>
        ))}
      </div>
      <FailureNotice error={sending.error} />
    </>
  );
}

function ModeButton({ paper, view }: Omit<TakenFromProps, 'mayEdit'>) {
  const say = useSay();
  const sending = useSend(changeInclusion, { changes: [listInclusions] });
  const mode = view.mode === 'live' ? 'copy' : 'live';
  return (
    <>
      <Button
        tone="quiet"
        isPending={sending.isPending}
        onPress={() =>
          sending.mutate({ params: { paperId: paper.id, inclusionId: view.id }, body: { mode } })
        }
      >
        {say(mode === 'copy' ? 'inclusion.stopFollowing' : 'inclusion.follow')}
      </Button>
      <FailureNotice error={sending.error} />
    </>
  );
}
