import { Search, Settings } from 'lucide-react';
import { useState } from 'react';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import { OverlaySamples } from '#client/design/OverlaySamples.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { Select } from '#client/ui/Select.tsx';
import { Tabs } from '#client/ui/Tabs.tsx';
import styles from '#client/design/Design.module.css';

const TONES = ['primary', 'outline', 'quiet', 'danger'] as const;
const LOOKS = ['pill', 'chips', 'cards'] as const;

/** What is pressed, typed in and chosen from. */
export function ControlSamples() {
  const say = useSay();
  return (
    <>
      <h3>{say('app.design.buttons')}</h3>
      <div className={styles['row']}>
        {TONES.map((tone) => (
          <Button key={tone} tone={tone}>
            {say('app.design.sampleAction')}
          </Button>
        ))}
        <Button isPending>{say('app.design.sampleAction')}</Button>
        <Button isDisabled>{say('app.design.sampleAction')}</Button>
        <LinkButton to="/design" icon={<Search size={18} aria-hidden="true" />}>
          {say('app.design.sampleAction')}
        </LinkButton>
        <IconButton label={say('app.frame.settings')}>
          <Settings size={20} aria-hidden="true" />
        </IconButton>
      </div>
      <FieldSamples />
      <ChoiceSamples />
      <OverlaySamples />
    </>
  );
}

function FieldSamples() {
  const say = useSay();
  const [sought, setSought] = useState('');
  return (
    <>
      <h3>{say('app.design.fields')}</h3>
      <TextField
        label={say('signIn.screen.email')}
        hint={say('app.design.sampleHint')}
        direction="ltr"
        isRequired
      />
      <TextField
        label={say('signIn.screen.email')}
        error={say('app.design.sampleError')}
        direction="ltr"
        isRequired
      />
      <TextField label={say('forum.purpose')} lines={3} />
      <SearchField
        label={say('member.list.search')}
        clearLabel={say('member.list.clearSearch')}
        value={sought}
        onChange={setSought}
      />
    </>
  );
}

function ChoiceSamples() {
  const say = useSay();
  const [stage, setStage] = useState<Stage>('draft');
  const [isChosen, setIsChosen] = useState(true);
  const words = STAGES.map((value) => ({ value, label: say(`paper.stage.${value}`) }));
  return (
    <>
      <h3>{say('app.design.choices')}</h3>
      {LOOKS.map((look) => (
        <Choice
          key={look}
          look={look}
          label={say('paper.list.filterByStage')}
          value={stage}
          onChange={setStage}
          options={
            look === 'cards'
              ? words.map((word) => ({ ...word, meaning: say(`paper.stageIs.${word.value}`) }))
              : words
          }
        />
      ))}
      <Select
        label={say('paper.list.filterByStage')}
        value={stage}
        onChange={setStage}
        options={words.map((word) => ({ ...word, meaning: say(`paper.stageIs.${word.value}`) }))}
      />
      <CheckLine
        isChosen={isChosen}
        onChange={setIsChosen}
        meaning={say('member.change.suspendedHint')}
      >
        {say('member.change.suspended')}
      </CheckLine>
      <Tabs
        label={say('app.design.choices')}
        tabs={STAGES.map((id) => ({
          id,
          words: say(`paper.stage.${id}`),
          panel: say(`paper.stageIs.${id}`),
        }))}
      />
    </>
  );
}
