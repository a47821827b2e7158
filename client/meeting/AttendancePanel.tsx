import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  attendMeeting,
  getMeeting,
  type MeetingView,
  type Presence,
} from '#shared/meeting/meeting-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { keyOf } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { isolated } from '#client/locale/isolated.ts';
import type { Meeting } from '#client/meeting/use-meeting.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/meeting/Panels.module.css';

interface AttendancePanelProps {
  readonly view: MeetingView;
  readonly meeting: Meeting;
}

function useAttending(sessionId: string) {
  const queries = useQueryClient();
  return useSend(attendMeeting, {
    onSent: (answer: MeetingView) => queries.setQueryData(keyOf(getMeeting, { sessionId }), answer),
  });
}

/** Who is at the meeting: each says so for themselves, and who runs it for everybody. */
export function AttendancePanel({ view, meeting }: AttendancePanelProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const sending = useAttending(view.sessionId);
  const mine = view.attendance.find(({ person }) => person.id === view.me)?.presence ?? null;
  const count = (presence: Presence) =>
    view.attendance.filter((one) => one.presence === presence).length;
  return (
    <section className={styles['panel']} aria-label={say('meeting.attend.title')}>
      <h2>{say('meeting.attend.title')}</h2>
      <p>
        {say('meeting.attend.here', { count: count('here') + view.guests.length })}
        {' · '}
        {say('meeting.attend.afar', { count: count('afar') })}
      </p>
      <Choice<Presence | ''>
        label={say('meeting.attend.mine')}
        look="chips"
        value={mine ?? ''}
        onChange={(presence) =>
          sending.mutate({
            params: { sessionId: view.sessionId },
            body: { presence: presence === '' ? null : presence },
          })
        }
        options={(['here', 'afar'] as const).map((value) => ({
          value,
          label: say(`meeting.attend.${value}Mine`),
        }))}
      />
      <FailureNotice error={sending.error} />
      <Button onPress={() => setOpen(true)}>{say('meeting.attend.all')}</Button>
      <Dialog title={say('meeting.attend.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Everybody view={view} meeting={meeting} />
      </Dialog>
    </section>
  );
}

function Everybody({ view, meeting }: AttendancePanelProps) {
  const say = useSay();
  const sending = useAttending(view.sessionId);
  const { mayManage, attendance, guests, sessionId } = view;
  return (
    <>
      <FailureNotice error={sending.error} />
      <ul className={styles['people']}>
        {attendance.map(({ person, about, presence }) => (
          <li key={person.id}>
            <p>
              <bdi>{person.name}</bdi>
              {about !== '' && <bdi className={styles['soft']}> {about}</bdi>}
            </p>
            {mayManage ? (
              <Choice<Presence | ''>
                label={say('meeting.attend.of', { name: isolated(person.name) })}
                isLabelHidden
                look="pill"
                value={presence ?? ''}
                onChange={(next) =>
                  sending.mutate({
                    params: { sessionId },
                    body: { personId: person.id, presence: next === '' ? null : next },
                  })
                }
                options={[
                  { value: '', label: say('meeting.attend.unknown') },
                  { value: 'here', label: say('meeting.attend.isHere') },
                  { value: 'afar', label: say('meeting.attend.isAfar') },
                  { value: 'absent', label: say('meeting.attend.isAbsent') },
                ]}
              />
            ) : (
              <p className={styles['soft']}>
                {say(presence === null ? 'meeting.attend.unknown' : NAMES[presence])}
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <Guests guests={guests} meeting={meeting} />
      ) : (
        guests.map((guest) => (
          <p key={guest}>
            <bdi>{guest}</bdi>
          </p>
        ))
      )}
    </>
  );
}

const NAMES = {
  here: 'meeting.attend.isHere',
  afar: 'meeting.attend.isAfar',
  absent: 'meeting.attend.isAbsent',
} as const;

interface GuestsProps {
  readonly guests: readonly string[];
  readonly meeting: Meeting;
}

function Guests({ guests, meeting }: GuestsProps) {
  const say = useSay();
  const [text, setText] = useState(guests.join('\n'));
  const lines = text
    .split('\n')
    .map((line) => line.trim().slice(0, 160))
    .filter(Boolean);
  return (
    <>
      <TextField
        label={say('meeting.attend.guests')}
        hint={say('meeting.attend.guestsHint')}
        lines={3}
        value={text}
        onChange={setText}
      />
      <FailureNotice error={meeting.error} />
      <Button
        isDisabled={lines.join('\n') === guests.join('\n')}
        onPress={() => meeting.steer({ deed: 'guests', guests: lines.slice(0, 60) })}
      >
        {say('meeting.attend.keepGuests')}
      </Button>
    </>
  );
}
