import { Trash2, Undo2 } from 'lucide-react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { withDraft, withTopic } from '#shared/session/pasted-fixes.ts';
import { marksOf } from '#shared/session/pasted-marks.ts';
import {
  type PasteSetting,
  readHours,
  type SessionDraft,
} from '#shared/session/pasted-sessions.ts';
import type { Topic } from '#shared/session/session.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { MarkLine } from '#client/session/MarkLine.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/session/Paste.module.css';

interface DraftRowProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
  readonly draft: SessionDraft;
  readonly drafts: readonly SessionDraft[];
  readonly setting: PasteSetting;
  readonly onChange: (drafts: readonly SessionDraft[]) => void;
}

/** A row of the paste as the session that it would become, with what is doubtful in it and fields to put it right. */
export function DraftRow(props: DraftRowProps) {
  const { draft, drafts, setting, onChange } = props;
  const say = useSay();
  const marks = marksOf(draft, drafts, setting);
  const set = (some: Partial<SessionDraft>) => onChange(withDraft(drafts, draft.key, some));
  return (
    <li
      className={classes(styles['draft'], draft.isLeftOut && styles['out'])}
      aria-label={say('session.paste.line', { line: draft.line })}
    >
      <div className={styles['head']}>
        <span className={styles['soft']}>{say('session.paste.line', { line: draft.line })}</span>
        {draft.isLeftOut ? (
          <Badge>{say('session.paste.isOut')}</Badge>
        ) : (
          <Badge tone={marks.length === 0 ? 'green' : 'amber'}>
            {marks.length === 0
              ? say('session.paste.clear')
              : say('session.paste.marks', { count: marks.length })}
          </Badge>
        )}
        <Button
          tone="quiet"
          icon={
            draft.isLeftOut ? (
              <Undo2 size={18} aria-hidden="true" />
            ) : (
              <Trash2 size={18} aria-hidden="true" />
            )
          }
          aria-label={say(
            draft.isLeftOut ? 'session.paste.putBackFor' : 'session.paste.leaveOutFor',
            {
              line: draft.line,
            },
          )}
          onPress={() => set({ isLeftOut: !draft.isLeftOut })}
        >
          {say(draft.isLeftOut ? 'session.paste.putBack' : 'session.paste.leaveOut')}
        </Button>
      </div>
      {!draft.isLeftOut && (
        <>
          {marks.length > 0 && (
            <ul className={styles['marks']}>
              {marks.map((mark) => (
                <MarkLine key={mark.id} {...props} mark={mark} />
              ))}
            </ul>
          )}
          <DayAndGroup {...props} />
          {draft.topics.map((topic, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a topic of a row has no other name than its place
            <TopicOfDraft key={place} {...props} topic={topic} place={place} />
          ))}
        </>
      )}
    </li>
  );
}

const WHOLE = 'whole';

function DayAndGroup({ forum, draft, drafts, onChange }: DraftRowProps) {
  const say = useSay();
  const set = (some: Partial<SessionDraft>) => onChange(withDraft(drafts, draft.key, some));
  const { written } = draft;
  return (
    <div className={styles['pair']}>
      <TextField
        label={say('session.form.day')}
        hint={
          written.day === '' ? undefined : (
            <Sentence of="session.paste.written" values={{ words: written.day }} />
          )
        }
        type="date"
        value={draft.day ?? ''}
        onChange={(day) => set({ day: day === '' ? null : day })}
      />
      <TextField
        label={say('session.paste.field.hours')}
        hint={say('session.paste.hoursHint')}
        maxLength={40}
        value={written.hours}
        onChange={(words) =>
          set({ hours: readHours(words), written: { ...written, hours: words } })
        }
      />
      {forum.groups.length > 0 && (
        <Select
          label={say('session.form.group')}
          value={draft.groupId ?? WHOLE}
          onChange={(id) => set({ groupId: id === WHOLE ? null : id })}
          options={[
            { value: WHOLE, label: say('session.form.wholeForum') },
            ...forum.groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField
        label={say('session.form.host')}
        maxLength={160}
        value={draft.host ?? ''}
        onChange={(host) => set({ host: host.trim() === '' ? null : host })}
      />
    </div>
  );
}

interface TopicOfDraftProps extends DraftRowProps {
  readonly topic: Topic;
  readonly place: number;
}

const NOBODY = 'nobody';

function TopicOfDraft({ members, draft, drafts, onChange, topic, place }: TopicOfDraftProps) {
  const say = useSay();
  const set = (some: Partial<Topic>) =>
    onChange(withTopic(drafts, { key: draft.key, topic: place }, some));
  return (
    <div className={styles['topic']}>
      <TextField
        label={say('session.form.topic', { place: place + 1 })}
        isRequired
        value={topic.title}
        onChange={(title) => set({ title })}
      />
      <div className={styles['pair']}>
        <TextField
          label={say('session.form.lead')}
          value={topic.lead ?? ''}
          onChange={(lead) => set({ lead: lead === '' ? null : lead })}
        />
        <Select
          label={say('session.form.leadMember')}
          value={topic.leadId ?? NOBODY}
          onChange={(id) => set({ leadId: id === NOBODY ? null : id })}
          options={[
            { value: NOBODY, label: say('session.form.notMember') },
            ...members
              .filter(({ suspended }) => !suspended)
              .map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
      </div>
    </div>
  );
}
