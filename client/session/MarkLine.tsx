import {
  joinedAbove,
  settled,
  split,
  withDraft,
  withoutPlus,
  withTopic,
} from '#shared/session/pasted-fixes.ts';
import type { Mark } from '#shared/session/pasted-marks.ts';
import {
  membersNamed,
  type PasteSetting,
  type SessionDraft,
} from '#shared/session/pasted-sessions.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/session/Paste.module.css';

interface MarkLineProps {
  readonly mark: Mark;
  readonly draft: SessionDraft;
  readonly drafts: readonly SessionDraft[];
  readonly setting: PasteSetting;
  readonly onChange: (drafts: readonly SessionDraft[]) => void;
}

/** One doubtful thing of a row: what it is, what may be done about it, and that it is right as it is. */
export function MarkLine(props: MarkLineProps) {
  const { mark, draft, drafts, onChange } = props;
  const say = useSay();
  const language = useLanguage();
  const { code, words, day, id } = mark;
  const isDay = code === 'day-other-year' || code === 'day-on-sabbath';
  const isNeverRight = code === 'topic-missing' || code === 'too-long';
  const about = { line: draft.line };
  return (
    <li className={classes(styles['mark'], mark.mustBeAnswered && styles['must'])}>
      <p>
        <Sentence
          of={`session.paste.mark.${code}`}
          values={{ words: isDay ? dayInWords(words, language) : words }}
        />
      </p>
      {day !== null && (
        <Button tone="quiet" onPress={() => onChange(withDraft(drafts, draft.key, { day }))}>
          <Sentence of="session.paste.takeDay" values={{ day: dayInWords(day, language) }} />
        </Button>
      )}
      <Fixes {...props} />
      {!isNeverRight && (
        <Button
          tone="quiet"
          aria-label={say('session.paste.rightFor', { ...about, what: say(rightOf(code)) })}
          onPress={() => onChange(settled(drafts, draft.key, id))}
        >
          {say(rightOf(code))}
        </Button>
      )}
    </li>
  );
}

/** How it is said that a mark is right as it is. */
function rightOf(code: Mark['code']) {
  if (code === 'day-missing' || code === 'day-unreadable' || code === 'day-yearless')
    return 'session.paste.toBeSet' as const;
  if (code === 'topic-question' || code === 'lead-question') return 'session.paste.open' as const;
  if (code === 'lead-unknown' || code === 'lead-several') return 'session.paste.noMember' as const;
  return 'session.paste.right' as const;
}

/** What may be done beside typing: what is offered follows from the mark. */
function Fixes({ mark, draft, drafts, setting, onChange }: MarkLineProps) {
  const say = useSay();
  const { code, topic } = mark;
  const { key } = draft;
  const place = drafts.findIndex((other) => other.key === key);
  const below = drafts[place + 1];
  const act = (words: string, next: () => readonly SessionDraft[]) => (
    <Button tone="quiet" onPress={() => onChange(next())}>
      {words}
    </Button>
  );
  if (code === 'day-missing' && place > 0)
    return act(say('session.paste.joinAbove'), () => joinedAbove(drafts, key));
  if (code === 'topics-several')
    return act(say('session.paste.split'), () => split(drafts, key, setting));
  if (topic === null) return null;
  const at = { key, topic };
  const title = draft.topics[topic]?.title ?? '';
  const lead = draft.topics[topic]?.lead ?? '';
  if (code === 'continues') {
    return (
      <>
        {below && act(say('session.paste.joinBelow'), () => joinedAbove(drafts, below.key))}
        {act(say('session.paste.noPlus'), () =>
          withTopic(drafts, at, { title: withoutPlus(title) }),
        )}
      </>
    );
  }
  if (code === 'topic-question')
    return act(say('session.paste.settledTopic'), () =>
      withTopic(drafts, at, { titleTentative: false }),
    );
  if (code === 'lead-question')
    return act(say('session.paste.settledLead'), () =>
      withTopic(drafts, at, { leadTentative: false }),
    );
  if (code !== 'lead-several') return null;
  return membersNamed(lead, setting).map(({ personId, name }) => (
    <Button
      key={personId}
      tone="quiet"
      onPress={() => onChange(withTopic(drafts, at, { leadId: personId }))}
    >
      <bdi>{name}</bdi>
    </Button>
  ));
}
