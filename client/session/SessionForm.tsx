import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import type { SessionWish } from '#shared/session/session-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import type { KeptForm } from '#client/member/use-kept-form.ts';
import { AgendaFields } from '#client/session/AgendaFields.tsx';
import { RespondentFields } from '#client/session/RespondentFields.tsx';
import { type TypedSession, wishOf } from '#client/session/session-typed.ts';
import { TopicFields } from '#client/session/TopicFields.tsx';
import { WhenFields } from '#client/session/WhenFields.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/session/Session.module.css';

interface SessionFormProps {
  readonly forum: ForumView;
  readonly form: KeptForm<TypedSession>;
  readonly action: string;
  readonly sending: { readonly error: unknown; readonly isPending: boolean };
  readonly onSend: (wish: SessionWish) => void;
  /** Where leaving the form without sending leads. */
  readonly back: string;
}

/** A whole session in one form; what was typed stays when it could not be sent. */
export function SessionForm({ forum, form, action, sending, onSend, back }: SessionFormProps) {
  const say = useSay();
  const typed = form.value;
  const [isTried, setIsTried] = useState(false);
  const members = useAnswer(listMembers, { forumId: forum.id }).data?.members ?? [];
  const change = (some: Partial<TypedSession>) => form.change({ ...typed, ...some });
  const wish = wishOf(typed);
  return (
    <div className={styles['form']}>
      <KeptDraft draft={form} />
      <FormBody
        onSubmit={() => {
          setIsTried(true);
          if (wish) onSend(wish);
        }}
      >
        <Section title={say('session.topics')}>
          <TopicFields
            topics={typed.topics}
            members={members}
            onChange={(topics) => change({ topics })}
            isTried={isTried}
            mayNameLeads={forum.myRole === 'coordinator'}
          />
        </Section>
        <Section title={say('session.when')}>
          <WhenFields forum={forum} value={typed} onChange={change} isTried={isTried} />
        </Section>
        <Section title={say('session.agenda')}>
          <AgendaFields
            forumId={forum.id}
            agenda={typed.agenda}
            onChange={(agenda) => change({ agenda })}
            isTried={isTried}
          />
        </Section>
        <Section title={say('session.respondents')}>
          <p className={styles['soft']}>{say('session.respondentsMore')}</p>
          <RespondentFields
            members={members}
            value={typed.respondentIds}
            onChange={(respondentIds) => change({ respondentIds })}
          />
        </Section>
        {isTried && !wish && (
          <Notice tone="warning" isAnnounced>
            {say('session.form.incomplete')}
          </Notice>
        )}
        <Sending action={action} sending={sending} back={back} />
      </FormBody>
    </div>
  );
}

function Sending({ action, sending, back }: Pick<SessionFormProps, 'action' | 'sending' | 'back'>) {
  const say = useSay();
  return (
    <>
      <FailureNotice error={sending.error} />
      <div className={styles['marks']}>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {action}
        </Button>
        <LinkButton to={back} tone="quiet">
          {say('app.frame.cancel')}
        </LinkButton>
      </div>
    </>
  );
}
