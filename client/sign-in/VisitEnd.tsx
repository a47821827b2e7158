import { useQuery, useQueryClient } from '@tanstack/react-query';
import { extendVisit, getVisit, type Visit } from '#shared/sign-in/device-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { keyOf, queryOf } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { hourInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMinute } from '#client/locale/TimeAgo.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/sign-in/VisitEnd.module.css';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long before the end it is said: enough to finish a sentence and to press once. */
const WARNED_BEFORE_MS = 15 * MINUTE_MS;

const leftOf = ({ endsAt }: Visit, now = Date.now()) => Date.parse(endsAt) - now;

/** Says that the visit is about to end, and puts that off with one press, so that nobody is signed out in mid-sentence. */
export function VisitEnd() {
  const visit = useQuery({
    ...queryOf(getVisit, {}),
    // Asking is a visit too: a page left open on a private computer stays signed in by it. Near the end it is asked
    // often, because another tab may have put it off; and once it has come, the answer leads to the sign-in page.
    refetchInterval: ({ state: { data } }) =>
      data && leftOf(data) < HOUR_MS ? MINUTE_MS : HOUR_MS,
    refetchIntervalInBackground: true,
  }).data;
  const now = useMinute().getTime();
  return (
    // The region is there before the message, or nobody would hear it.
    <div aria-live="assertive" className={styles['region']}>
      {visit && leftOf(visit, now) <= WARNED_BEFORE_MS && <Warning visit={visit} />}
    </div>
  );
}

function Warning({ visit: { endsAt } }: { readonly visit: Visit }) {
  const say = useSay();
  const language = useLanguage();
  const queries = useQueryClient();
  const extending = useSend(extendVisit, {
    onSent: (extended) => queries.setQueryData(keyOf(getVisit, {}), extended),
  });
  const stay = (
    <Button
      tone="primary"
      isPending={extending.isPending}
      onPress={() => extending.mutate({ body: {} })}
    >
      {say('signIn.visit.stay')}
    </Button>
  );
  // The hour and not the minutes left: a sentence that changes every minute would be read out every minute.
  const hour = hourInWords(new Date(endsAt), language);
  return (
    <div className={styles['notice']}>
      <Notice tone="warning" action={stay}>
        <Sentence of="signIn.visit.ends" values={{ hour }} />
      </Notice>
      <FailureNotice error={extending.error} />
    </div>
  );
}
