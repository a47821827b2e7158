import { Trash2 } from 'lucide-react';
import type { Group } from '#shared/forum/forum.ts';
import { weekdayOf } from '#shared/session/pasted-day.ts';
import type { SeriesSession } from '#shared/session/series.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/session/Paste.module.css';

interface SeriesPreviewProps {
  readonly groups: readonly Group[];
  readonly sessions: readonly SeriesSession[];
  readonly onChange: (sessions: readonly SeriesSession[]) => void;
}

const SABBATH = 6;

/** Every session that will be made, each to be moved or left out by itself. */
export function SeriesPreview({ groups, sessions, onChange }: SeriesPreviewProps) {
  const say = useSay();
  const language = useLanguage();
  const set = (place: number, some: Partial<SeriesSession>) =>
    onChange(sessions.map((one, other) => (other === place ? { ...one, ...some } : one)));
  const nameOf = (id: string | null) =>
    groups.find((group) => group.id === id)?.name ?? say('session.form.wholeForum');
  return (
    <Section title={say('session.series.check')}>
      {sessions.length === 0 && <p className={styles['soft']}>{say('session.series.none')}</p>}
      <ol className={styles['drafts']}>
        {sessions.map(({ groupId, day, host }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a session of the plan has no other name than its place
          <li key={place} className={styles['draft']}>
            <div className={styles['head']}>
              <strong>
                <bdi>{nameOf(groupId)}</bdi>
              </strong>
              <span className={styles['soft']}>{weekdayInWords(day, language)}</span>
              {weekdayOf(day) === SABBATH && (
                <Badge tone="amber">{say('session.series.sabbath')}</Badge>
              )}
              <IconButton
                label={say('session.series.remove', { place: place + 1 })}
                onPress={() => onChange(sessions.filter((_, other) => other !== place))}
              >
                <Trash2 size={18} aria-hidden="true" />
              </IconButton>
            </div>
            <div className={styles['pair']}>
              <TextField
                label={say('session.series.dayOf', { place: place + 1 })}
                isRequired
                type="date"
                value={day}
                // A day that is being typed is none for a moment: the one before stays.
                onChange={(next) => next !== '' && set(place, { day: next })}
              />
              <TextField
                label={say('session.series.hostOf', { place: place + 1 })}
                maxLength={160}
                value={host ?? ''}
                onChange={(words) => set(place, { host: words === '' ? null : words })}
              />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
