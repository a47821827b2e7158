import { useState } from 'react';
import { changeMyMails, getMyMails, type MyMails } from '#shared/notice/mail-contract.ts';
import { NoticeSettings } from '#shared/notice/notice-settings.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useMe } from '#client/member/me.ts';
import { DigestFields, ImmediateFields } from '#client/notice/MailFields.tsx';
import { Button } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/notice/MailSettings.module.css';

/** When I want mail: the digest of a day, what comes at once, and when nothing may; and what became of the last mails. */
export function MailSettings() {
  const say = useSay();
  const mails = useAnswer(getMyMails, {});
  return (
    <Section title={say('notice.settings.title')} id="mails">
      <Answered query={mails} lines={4}>
        {(known) => (
          <div className={styles['form']}>
            <Trouble mails={known} />
            <MailForm kept={known.settings} />
            <Last mails={known} />
          </div>
        )}
      </Answered>
    </Section>
  );
}

function Trouble({ mails: { refusedAt, reachesPeople } }: { readonly mails: MyMails }) {
  const say = useSay();
  const { person } = useMe();
  return (
    <>
      {!reachesPeople && <Notice tone="info">{say('notice.settings.noServer')}</Notice>}
      {refusedAt !== null && (
        <Notice
          tone="warning"
          title={<Sentence of="notice.settings.refused" values={{ address: person.email }} />}
        >
          {say('notice.settings.refusedMore')}
        </Notice>
      )}
    </>
  );
}

function MailForm({ kept }: { readonly kept: NoticeSettings }) {
  const say = useSay();
  const [typed, setTyped] = useState(kept);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(changeMyMails, {
    changes: [getMyMails],
    onSent: () => showToast('done', say('notice.settings.saved')),
  });
  const change = (some: Partial<NoticeSettings>) => setTyped({ ...typed, ...some });
  const submit = () => {
    setIsTried(true);
    const right = NoticeSettings.safeParse(typed);
    if (right.success) sending.mutate({ body: right.data });
  };
  return (
    <FormBody onSubmit={submit}>
      <DigestFields value={typed} onChange={change} isTried={isTried} />
      <ImmediateFields value={typed} onChange={change} isTried={isTried} />
      <FailureNotice error={sending.error} />
      <div>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {say('notice.settings.save')}
        </Button>
      </div>
    </FormBody>
  );
}

/** Also what may not have arrived is said, so that nobody relies on a mail that is not there. */
function Last({ mails: { last } }: { readonly mails: MyMails }) {
  const say = useSay();
  return (
    <section>
      <h3>{say('notice.settings.last')}</h3>
      {last.length === 0 ? (
        <p className={styles['soft']}>{say('notice.settings.lastNone')}</p>
      ) : (
        <ul className={styles['last']}>
          {last.map(({ kind, at, state }) => (
            <li key={`${kind} ${at}`}>
              <Facts>
                {say(`notice.settings.kind.${kind}`)}
                <TimeAgo at={at} />
                {say(`notice.settings.state.${state}`)}
              </Facts>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
