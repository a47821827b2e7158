import { Plus, Trash2 } from 'lucide-react';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { emptyTopic, type TypedTopic } from '#client/session/session-typed.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/session/Session.module.css';

interface TopicFieldsProps {
  readonly topics: readonly TypedTopic[];
  readonly members: readonly MemberCard[];
  readonly onChange: (topics: readonly TypedTopic[]) => void;
  readonly isTried: boolean;
  /** Naming who leads gives a standing on papers, which is not for those who lead themselves. */
  readonly mayNameLeads: boolean;
}

const MOST = 20;

/** The topics of a session with their leads, each as certain as it is. */
export function TopicFields(props: TopicFieldsProps) {
  const { topics, members, onChange, isTried, mayNameLeads } = props;
  const say = useSay();
  const set = (key: number, some: Partial<TypedTopic>) =>
    onChange(topics.map((topic) => (topic.key === key ? { ...topic, ...some } : topic)));
  return (
    <div className={styles['rows']}>
      {topics.map((topic, index) => (
        <fieldset key={topic.key} className={styles['box']}>
          <legend>{say('session.form.topic', { place: index + 1 })}</legend>
          <OneTopic
            topic={topic}
            members={members}
            onChange={(some) => set(topic.key, some)}
            isTried={isTried}
            mayNameLeads={mayNameLeads}
          />
          {topics.length > 1 && (mayNameLeads || topic.leadId === null) && (
            <div className={styles['boxEnd']}>
              <IconButton
                label={say('session.form.removeTopic', { place: index + 1 })}
                onPress={() => onChange(topics.filter(({ key }) => key !== topic.key))}
              >
                <Trash2 size={18} aria-hidden="true" />
              </IconButton>
            </div>
          )}
        </fieldset>
      ))}
      {topics.length < MOST && (
        <div>
          <Button
            tone="quiet"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => onChange([...topics, emptyTopic()])}
          >
            {say('session.form.addTopic')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface OneTopicProps {
  readonly topic: TypedTopic;
  readonly members: readonly MemberCard[];
  readonly onChange: (some: Partial<TypedTopic>) => void;
  readonly isTried: boolean;
  readonly mayNameLeads: boolean;
}

const NOBODY = 'nobody';

function OneTopic({ topic, members, onChange, isTried, mayNameLeads }: OneTopicProps) {
  const say = useSay();
  const isMissing = isTried && topic.title.trim() === '';
  const lead = (id: string) => {
    const member = members.find(({ personId }) => personId === id);
    if (!member) return onChange({ leadId: null });
    onChange({ leadId: id, ...(topic.lead.trim() === '' && { lead: member.name }) });
  };
  return (
    <>
      <TextField
        label={say('session.form.title')}
        isRequired
        maxLength={200}
        value={topic.title}
        onChange={(title) => onChange({ title })}
        error={isMissing ? say('app.failure.field.required') : null}
      />
      <CheckLine
        isChosen={topic.titleTentative}
        onChange={(titleTentative) => onChange({ titleTentative })}
      >
        {say('session.form.titleTentative')}
      </CheckLine>
      <div className={styles['pair']}>
        <TextField
          label={say('session.form.lead')}
          maxLength={160}
          value={topic.lead}
          onChange={(words) => onChange({ lead: words })}
        />
        {mayNameLeads && (
          <Select
            label={say('session.form.leadMember')}
            value={topic.leadId ?? NOBODY}
            onChange={lead}
            options={[
              { value: NOBODY, label: say('session.form.notMember') },
              ...members
                .filter(({ suspended, personId }) => !suspended || personId === topic.leadId)
                .map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
          />
        )}
      </div>
      {topic.leadId !== null && <p className={styles['soft']}>{say('session.form.leadHint')}</p>}
      {topic.lead.trim() !== '' && (
        <CheckLine
          isChosen={topic.leadTentative}
          onChange={(leadTentative) => onChange({ leadTentative })}
        >
          {say('session.form.leadTentative')}
        </CheckLine>
      )}
    </>
  );
}
