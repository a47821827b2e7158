import { useState } from 'react';
import { ROLES, type Role } from '#shared/member/role.ts';
import {
  decideAccessRequest,
  listAccessRequests,
  type WaitingRequest,
} from '#shared/member/access-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Confirm, Dialog } from '#client/ui/Dialog.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/member/People.module.css';

/** Who waits to be let in, in one forum or in all that I coordinate; nothing where nobody does. */
export function WaitingRequests({ forumId = null }: { readonly forumId?: string | null }) {
  const say = useSay();
  const all = useAnswer(listAccessRequests, {}).data?.requests ?? [];
  const requests = all.filter((request) => forumId === null || request.forumId === forumId);
  const [granting, setGranting] = useState<WaitingRequest | null>(null);
  const [declining, setDeclining] = useState<WaitingRequest | null>(null);
  return (
    <>
      {requests.length > 0 && (
        <Section title={say('access.waiting.title')}>
          <ul className={styles['waiting']}>
            {requests.map((request) => (
              <OneRequest
                key={request.id}
                request={request}
                onGrant={() => setGranting(request)}
                onDecline={() => setDeclining(request)}
              />
            ))}
          </ul>
        </Section>
      )}
      {granting && <Grant request={granting} onClose={() => setGranting(null)} />}
      {declining && <Decline request={declining} onClose={() => setDeclining(null)} />}
    </>
  );
}

interface OneRequestProps {
  readonly request: WaitingRequest;
  readonly onGrant: () => void;
  readonly onDecline: () => void;
}

function OneRequest({ request, onGrant, onDecline }: OneRequestProps) {
  const say = useSay();
  const { name, thing, email, title, office, words, at } = request;
  return (
    <li className={styles['request']}>
      <div>
        <p>
          <strong>
            <Sentence of="access.waiting.one" values={{ name, thing }} />
          </strong>
        </p>
        <Facts>
          <bdi>{email}</bdi>
          {title && <bdi>{title}</bdi>}
          {office && <bdi>{office}</bdi>}
          <TimeAgo at={at} />
        </Facts>
        {words && (
          <blockquote dir="auto" aria-label={say('access.waiting.words')}>
            {words}
          </blockquote>
        )}
      </div>
      <div className={styles['answers']}>
        <Button
          tone="primary"
          aria-label={say('access.waiting.grantFor', { name })}
          onPress={onGrant}
        >
          {say('access.waiting.grant')}
        </Button>
        <Button aria-label={say('access.waiting.declineFor', { name })} onPress={onDecline}>
          {say('access.waiting.decline')}
        </Button>
      </div>
    </li>
  );
}

interface DecisionProps {
  readonly request: WaitingRequest;
  readonly onClose: () => void;
}

/** The role is chosen with what it allows, after what granting does. */
function Grant({ request, onClose }: DecisionProps) {
  const say = useSay();
  const { name, effect, forumName, groupName } = request;
  const [role, setRole] = useState<Role>('reader');
  const sending = useSend(decideAccessRequest, {
    changes: [listAccessRequests, listMembers],
    onSent: () => {
      showToast('done', <Sentence of="access.waiting.granted" values={{ name }} />);
      onClose();
    },
  });
  const most = effect === 'sees-paper' ? 'lead' : 'coordinator';
  const roles = ROLES.filter((known) => ROLES.indexOf(known) <= ROLES.indexOf(most));
  return (
    <Dialog
      title={<Sentence of="access.waiting.grantTitle" values={{ name }} />}
      isOpen
      onClose={onClose}
    >
      <SendForm
        sending={sending}
        action={say('access.waiting.grant')}
        onSubmit={() => sending.mutate({ params: { requestId: request.id }, body: { role } })}
        onClose={onClose}
      >
        <p>
          <Sentence of={`access.waiting.effect.${effect}`} values={{ forum: forumName }} />
        </p>
        {groupName && effect !== 'sees-paper' && (
          <p>
            <Sentence of="access.waiting.group" values={{ group: groupName }} />
          </p>
        )}
        <Choice
          look="cards"
          label={say('access.waiting.role')}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({
            value,
            label: say(`member.role.${value}`),
            meaning: say(`people.roleMeans.${value}`),
          }))}
        />
      </SendForm>
    </Dialog>
  );
}

function Decline({ request, onClose }: DecisionProps) {
  const say = useSay();
  const sending = useSend(decideAccessRequest, {
    changes: [listAccessRequests],
    onSent: () => {
      showToast('done', say('access.waiting.declined'));
      onClose();
    },
  });
  return (
    <Confirm
      isOpen
      title={<Sentence of="access.waiting.declineTitle" values={{ name: request.name }} />}
      action={say('access.waiting.decline')}
      isPending={sending.isPending}
      onConfirm={() => sending.mutate({ params: { requestId: request.id }, body: { role: null } })}
      onClose={onClose}
    >
      <p>{say('access.waiting.declineText')}</p>
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}
