import type { ReactNode } from 'react';
import {
  LANGUAGES,
  type Language,
  type Person,
  THEMES,
  type Theme,
} from '#shared/member/person.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { AccessSettings, type Leave } from '#client/member/AccessSettings.tsx';
import { DetailsForm } from '#client/member/DetailsForm.tsx';
import { useMe } from '#client/member/me.ts';
import { useChangeMe } from '#client/member/use-change-me.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/member/Members.module.css';

interface SettingsScreenProps extends Leave, LookProps {
  /** How to get in, which sign-in knows: its own sections, before the way out. */
  readonly children?: ReactNode;
}

interface LookProps {
  /** Shows a chosen language or theme at once. */
  readonly onLook: (look: { readonly language?: Language; readonly theme?: Theme }) => void;
}

/** A person's own settings: how the page speaks and looks, who they are to others, and signing out. */
export function SettingsScreen({ onLook, children, ...leave }: SettingsScreenProps) {
  const say = useSay();
  const { person } = useMe();
  usePageTitle(say('member.settings.title'));
  return (
    <>
      <PageTitle>{say('member.settings.title')}</PageTitle>
      <Section title={say('member.settings.look')}>
        <LookSettings person={person} onLook={onLook} />
      </Section>
      <Section title={say('member.settings.details')}>
        <DetailsForm person={person} />
      </Section>
      {children}
      <Section title={say('member.settings.access')}>
        <AccessSettings email={person.email} {...leave} />
      </Section>
    </>
  );
}

function LookSettings({ person, onLook }: LookProps & { readonly person: Person }) {
  const say = useSay();
  const change = useChangeMe();
  const choose = (look: { readonly language?: Language; readonly theme?: Theme }) => {
    onLook(look);
    const { language, theme } = person;
    change.mutate({ body: look }, { onError: () => onLook({ language, theme }) });
  };
  const sent = change.isPending ? change.variables.body : undefined;
  return (
    <div className={styles['form']}>
      <Choice
        look="pill"
        label={say('member.settings.language')}
        value={sent?.language ?? person.language}
        onChange={(language) => choose({ language })}
        options={LANGUAGES.map((value) => ({
          value,
          label: <span lang={value}>{say(`app.language.${value}`)}</span>,
        }))}
      />
      <Choice
        look="pill"
        label={say('member.settings.theme')}
        value={sent?.theme ?? person.theme}
        onChange={(theme) => choose({ theme })}
        options={THEMES.map((value) => ({ value, label: say(`app.theme.${value}`) }))}
      />
      <FailureNotice error={change.error} />
    </div>
  );
}
