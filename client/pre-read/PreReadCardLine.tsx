import { useState } from 'react';
import { Link } from 'react-router';
import { changePreRead, getPreRead, getReadiness } from '#shared/pre-read/pre-read-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { DueField, isDueRight } from '#client/pre-read/DueField.tsx';
import type { Board } from '#client/pre-read/board.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Confirm, Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

interface LineProps {
  readonly preRead: Board['preReads'][number];
  readonly board: Board;
}

/** One pre-read of a session: how far people are as numbers, by group too, and what can be done with it. */
export function PreReadCardLine({ preRead, board }: LineProps) {
  const say = useSay();
  const language = useLanguage();
  const { id, title, dueOn, tally, groups, withdrawnAt } = preRead;
  return (
    <li className={styles['card']}>
      <h3>
        <Link to={`/pre-reads/${id}`}>
          <bdi>{title}</bdi>
        </Link>{' '}
        {withdrawnAt !== null && <Badge tone="red">{say('preRead.board.withdrawn')}</Badge>}
      </h3>
      <p className={styles['soft']}>
        {dueOn === null
          ? say('preRead.noDue')
          : say('preRead.dueOn', { day: weekdayInWords(dueOn, language) })}
      </p>
      <p>{say('preRead.board.tally', { ...tally })}</p>
      {groups.length > 0 && (
        <ul className={styles['groups']} aria-label={say('preRead.board.group')}>
          {groups.map((group) => (
            <li key={group.id}>
              <Sentence
                of="preRead.board.ofGroup"
                values={{
                  group: group.name,
                  done: String(group.done),
                  invited: String(group.invited),
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Responses preRead={preRead} board={board} />
      {board.mayManage && <Managing preRead={preRead} />}
    </li>
  );
}

/** What groups handed in, and the way to my own groups' responses. */
function Responses({ preRead: { id, responses }, board: { groups, forumId } }: LineProps) {
  const { memberships } = useMe();
  const mine = memberships.find((one) => one.forumId === forumId)?.groupIds ?? [];
  const own = groups.filter((group) => mine.includes(group.id));
  const others = responses.filter(({ groupId }) => !mine.includes(groupId));
  if (own.length === 0 && others.length === 0) return null;
  return (
    <div className={styles['deeds']}>
      {own.map((group) => (
        <Link key={group.id} to={`/pre-reads/${id}/groups/${group.id}`}>
          <Sentence of="preRead.board.myGroup" values={{ group: group.name }} />
        </Link>
      ))}
      {others.map(({ groupId, groupName, number }) => (
        <Link key={groupId} to={`/pre-reads/${id}/groups/${groupId}`}>
          <Sentence
            of="preRead.board.response"
            values={{ group: groupName, number: String(number ?? '') }}
          />
        </Link>
      ))}
    </div>
  );
}

function Managing({ preRead }: Pick<LineProps, 'preRead'>) {
  const say = useSay();
  const { id, questions, withdrawnAt } = preRead;
  const [asking, setAsking] = useState<'move' | 'withdraw' | null>(null);
  const close = () => setAsking(null);
  return (
    <div className={styles['deeds']}>
      {questions.length > 0 && (
        <LinkButton to={`/pre-reads/${id}/answers`}>{say('preRead.board.answers')}</LinkButton>
      )}
      {withdrawnAt === null && (
        <>
          <Button tone="quiet" onPress={() => setAsking('move')}>
            {say('preRead.board.move')}
          </Button>
          <Button tone="quiet" onPress={() => setAsking('withdraw')}>
            {say('preRead.board.withdraw')}
          </Button>
        </>
      )}
      {asking === 'move' && <Move preRead={preRead} onClose={close} />}
      {asking === 'withdraw' && <Withdraw preReadId={id} onClose={close} />}
    </div>
  );
}

function Move({ preRead, onClose }: Pick<LineProps, 'preRead'> & { readonly onClose: () => void }) {
  const say = useSay();
  const [dueOn, setDueOn] = useState(preRead.dueOn ?? '');
  const [isTried, setTried] = useState(false);
  const sending = useSend(changePreRead, {
    changes: [getReadiness, getPreRead],
    onSent: () => {
      showToast('done', say('preRead.board.moveDone'));
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (!isDueRight(dueOn)) return;
    sending.mutate({ params: { preReadId: preRead.id }, body: { dueOn: dueOn.trim() || null } });
  };
  return (
    <Dialog title={say('preRead.board.moveTitle')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('preRead.board.moveSend')}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{say('preRead.board.moveWhat')}</p>
        <DueField value={dueOn} isTried={isTried} onChange={setDueOn} />
      </SendForm>
    </Dialog>
  );
}

function Withdraw({
  preReadId,
  onClose,
}: {
  readonly preReadId: string;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const sending = useSend(changePreRead, {
    changes: [getReadiness, getPreRead],
    onSent: () => {
      showToast('done', say('preRead.board.withdrawDone'));
      onClose();
    },
  });
  return (
    <Confirm
      title={say('preRead.board.withdrawTitle')}
      isOpen
      isPending={sending.isPending}
      action={say('preRead.board.withdraw')}
      onConfirm={() => sending.mutate({ params: { preReadId }, body: { isWithdrawn: true } })}
      onClose={onClose}
    >
      {say('preRead.board.withdrawWhat')}
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}
