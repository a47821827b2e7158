import { Copy } from 'lucide-react';
import { useState } from 'react';
import {
  type CalendarFeed,
  listFeeds,
  makeFeed,
  revokeFeed,
} from '#shared/calendar/calendar-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/calendar/Calendar.module.css';

/** The secret addresses by which a person's calendar programs follow sessions: of all their forums, and of each. */
export function CalendarFeeds() {
  const say = useSay();
  const { memberships } = useMe();
  const feeds = useAnswer(listFeeds, {});
  const wholes = [
    { forumId: null, what: say('calendar.allMine') },
    ...memberships
      .filter(({ suspended }) => !suspended)
      .map(({ forumId, forumName }) => ({
        forumId,
        what: say('calendar.ofForum', { forum: isolated(forumName) }),
      })),
  ];
  return (
    <Section title={say('calendar.title')} id="calendars">
      <p className={styles['soft']}>{say('calendar.lead')}</p>
      <Answered query={feeds}>
        {(known) => (
          <ul className={styles['feeds']}>
            {wholes.map(({ forumId, what }) => (
              <li key={forumId ?? 'all'}>
                <OneFeed
                  forumId={forumId}
                  what={what}
                  feed={known.find((feed) => feed.forumId === forumId) ?? null}
                />
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  );
}

interface OneFeedProps {
  readonly forumId: string | null;
  readonly what: string;
  readonly feed: CalendarFeed | null;
}

function OneFeed({ forumId, what, feed }: OneFeedProps) {
  const say = useSay();
  const making = useSend(makeFeed, { changes: [listFeeds] });
  if (feed) return <Address what={what} feed={feed} />;
  return (
    <div className={styles['feed']}>
      <span>{what}</span>
      <Button
        isPending={making.isPending}
        aria-label={say('calendar.makeFor', { what })}
        onPress={() => making.mutate({ body: { forumId } })}
      >
        {say('calendar.make')}
      </Button>
      <FailureNotice error={making.error} />
    </div>
  );
}

function Address({ what, feed }: { readonly what: string; readonly feed: CalendarFeed }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const revoking = useSend(revokeFeed, {
    changes: [listFeeds],
    onSent: () => {
      setIsOpen(false);
      showToast('done', say('calendar.revoked'));
    },
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(feed.url);
      showToast('done', say('calendar.copied'));
    } catch {
      // No permission, or no clipboard over plain http: the address stands in its field.
      showToast('warning', say('calendar.copyFailed'));
    }
  };
  return (
    <div className={styles['feed']}>
      <div className={styles['address']}>
        <TextField
          label={say('calendar.address', { what })}
          isReadOnly
          direction="ltr"
          value={feed.url}
        />
      </div>
      <Button icon={<Copy size={18} aria-hidden="true" />} onPress={() => void copy()}>
        {say('calendar.copy')}
      </Button>
      <Button tone="quiet" onPress={() => setIsOpen(true)}>
        {say('calendar.revoke')}
      </Button>
      <Confirm
        title={say('calendar.revokeTitle')}
        isOpen={isOpen}
        action={say('calendar.revoke')}
        isPending={revoking.isPending}
        onConfirm={() => revoking.mutate({ params: { feedId: feed.id } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{say('calendar.revokeIs')}</p>
        <FailureNotice error={revoking.error} />
      </Confirm>
    </div>
  );
}
