import { useState } from 'react';
import { useParams } from 'react-router';
import {
  changeGroupResponse,
  getGroupResponse,
  type GroupResponse,
} from '#shared/pre-read/group-response-contract.ts';
import { getReadiness } from '#shared/pre-read/pre-read-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { GroupItems, type Item } from '#client/pre-read/GroupItems.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

interface ResponseProps {
  readonly response: GroupResponse;
}

/** What a group says as one: its lead merges private remarks into numbered points and hands them in. */
export function GroupResponseScreen() {
  const say = useSay();
  const { preReadId = '', groupId = '' } = useParams();
  const query = useAnswer(getGroupResponse, { preReadId, groupId });
  const group = query.data?.group.name ?? '';
  const title = query.data?.title ?? '';
  usePageTitle(say('preRead.board.responses'), title);
  return (
    <>
      <BackLink to={`/pre-reads/${preReadId}`}>
        <bdi>{title === '' ? say('preRead.board.open') : title}</bdi>
      </BackLink>
      <PageTitle>
        <Sentence of="preRead.group.title" values={{ group }} />
      </PageTitle>
      <Answered query={query}>
        {(response) =>
          response.submitted || !response.mayLead ? (
            <Fixed response={response} />
          ) : (
            <Merging response={response} />
          )
        }
      </Answered>
    </>
  );
}

function Fixed({ response }: ResponseProps) {
  const say = useSay();
  const { submitted, items } = response;
  return (
    <>
      {submitted ? (
        <p className={styles['done']}>
          <Sentence
            of="preRead.group.submitted"
            values={{
              number: String(submitted.number),
              name: submitted.byName,
              when: <TimeAgo at={submitted.at} />,
            }}
          />
        </p>
      ) : (
        <p className={styles['soft']}>
          {say(response.hasLead ? 'preRead.group.onlyLead' : 'preRead.group.noLead')}
        </p>
      )}
      {items.length === 0 && <p className={styles['soft']}>{say('preRead.group.empty')}</p>}
      <ol>
        {items.map(({ text }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a point has no other name than its number
          <li key={place} className={styles['answer']} dir="auto">
            {text}
          </li>
        ))}
      </ol>
      {!submitted && <Remarks response={response} />}
    </>
  );
}

/** The draft on this device over the revision that it began with, and its sending. */
function useMerging({ preReadId, group, items: saved, revision }: GroupResponse) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  // The revision is kept with the words: what was written over an older one is told so, and not taken for the newest.
  const { words, change, drop } = useDraft(`response ${preReadId} ${group.id}`, {
    items: JSON.stringify(saved),
    revision: String(revision),
  });
  const sending = useSend(changeGroupResponse, {
    changes: [getGroupResponse, getReadiness],
    onSent: ({ items: kept, revision: next, submitted }) => {
      setAsking(false);
      if (submitted) return drop();
      change({ items: JSON.stringify(kept), revision: String(next) });
      return showToast('done', say('preRead.group.savedDone'));
    },
  });
  const items = JSON.parse(words.items) as Item[];
  const filled = items.filter(({ text }) => text.trim() !== '');
  return {
    items,
    filled,
    sending,
    isAsking,
    setAsking,
    setItems: (next: readonly Item[]) => change({ items: JSON.stringify(next) }),
    send: (isSubmitted: boolean) =>
      sending.mutate({
        params: { preReadId, groupId: group.id },
        body: { revision: Number(words.revision), items: filled, isSubmitted },
      }),
    /** What is saved comes before what was written here; nothing of either is lost. */
    takeSaved: () => {
      change({ items: JSON.stringify([...saved, ...items]), revision: String(revision) });
      sending.reset();
    },
  };
}

function Merging({ response }: ResponseProps) {
  const say = useSay();
  const merging = useMerging(response);
  const { items, filled, sending, isAsking, setAsking, setItems, send } = merging;
  return (
    <div className={styles['block']}>
      <p className={styles['soft']}>{say('preRead.group.lead')}</p>
      <Remarks
        response={response}
        taken={new Set(items.flatMap(({ threadIds }) => threadIds))}
        onTake={({ text, proposal, threadId }) => {
          const both = [text, proposal].filter(Boolean).join('\n');
          setItems([...filled, { text: both, threadIds: [threadId] }]);
        }}
      />
      <GroupItems items={items} remarks={response.remarks} onChange={setItems} />
      <Trouble error={sending.error} onTakeSaved={merging.takeSaved} />
      <div className={styles['deeds']}>
        <Button isPending={sending.isPending} onPress={() => send(false)}>
          {say('preRead.group.save')}
        </Button>
        {filled.length > 0 && (
          <Button tone="primary" onPress={() => setAsking(true)}>
            {say('preRead.group.submit')}
          </Button>
        )}
      </div>
      <Confirm
        title={<Sentence of="preRead.group.submitTitle" values={{ group: response.group.name }} />}
        isOpen={isAsking}
        isPending={sending.isPending}
        action={say('preRead.group.submit')}
        onConfirm={() => send(true)}
        onClose={() => setAsking(false)}
      >
        {say('preRead.group.submitWhat')}
        <FailureNotice error={sending.error} />
      </Confirm>
    </div>
  );
}

interface TroubleProps {
  readonly error: unknown;
  readonly onTakeSaved: () => void;
}

function Trouble({ error, onTakeSaved }: TroubleProps) {
  const say = useSay();
  const refusal = refusalOf(error);
  const isChanged = refusal === 'changed-meanwhile';
  const already = refusal === 'already-exists' ? say('preRead.group.already') : undefined;
  return (
    <>
      <FailureNotice error={error} words={isChanged ? say('preRead.group.changed') : already} />
      {isChanged && (
        <div>
          <Button onPress={onTakeSaved}>{say('preRead.group.reload')}</Button>
        </div>
      )}
    </>
  );
}

interface RemarksProps extends ResponseProps {
  readonly taken?: ReadonlySet<string>;
  readonly onTake?: (remark: GroupResponse['remarks'][number]) => void;
}

function Remarks({ response: { remarks }, taken, onTake }: RemarksProps) {
  const say = useSay();
  return (
    <Section title={say('preRead.group.remarks')}>
      {remarks.length === 0 && <p className={styles['soft']}>{say('preRead.group.noRemarks')}</p>}
      {remarks.map((remark) => (
        <article key={remark.threadId} className={styles['answer']}>
          <p className={styles['who']}>
            <span>{say('preRead.group.number', { number: remark.number })}</span>
            <bdi>{remark.authorName}</bdi>
          </p>
          {remark.quote !== '' && (
            <blockquote className={styles['note']} dir="auto">
              {remark.quote}
            </blockquote>
          )}
          <p dir="auto">{remark.text}</p>
          {remark.proposal && <p dir="auto">{remark.proposal}</p>}
          {onTake &&
            (taken?.has(remark.threadId) ? (
              <span className={styles['soft']}>{say('preRead.group.taken')}</span>
            ) : (
              <Button onPress={() => onTake(remark)}>
                {say('preRead.group.takeNumber', { number: remark.number })}
              </Button>
            ))}
        </article>
      ))}
    </Section>
  );
}
