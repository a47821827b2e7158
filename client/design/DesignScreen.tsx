import { useState } from 'react';
import { THEMES } from '#shared/member/person.ts';
import { ControlSamples } from '#client/design/ControlSamples.tsx';
import { TextSamples } from '#client/design/TextSamples.tsx';
import { TokenSamples } from '#client/design/TokenSamples.tsx';
import { useLanguage, useSay, directionOf } from '#client/locale/Locale.tsx';
import type { DrawnTheme } from '#client/theme/theme.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/design/Design.module.css';

const DIRECTIONS = ['rtl', 'ltr'] as const;
const DRAWN = THEMES.filter((theme): theme is DrawnTheme => theme !== 'system');

/** For developers: every token and base component in the three themes, in either direction. */
export function DesignScreen() {
  const say = useSay();
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]>(
    directionOf(useLanguage()),
  );
  usePageTitle(say('app.design.title'));
  return (
    <>
      <PageTitle>{say('app.design.title')}</PageTitle>
      <p className={styles['lead']}>{say('app.design.lead')}</p>
      <Choice
        look="pill"
        label={say('app.design.direction')}
        value={direction}
        onChange={setDirection}
        options={DIRECTIONS.map((value) => ({ value, label: say(`app.design.${value}`) }))}
      />
      {DRAWN.map((theme) => (
        <section
          key={theme}
          data-theme={theme}
          dir={direction}
          className={styles['theme']}
          aria-label={say(`app.theme.${theme}`)}
        >
          <h2>{say(`app.theme.${theme}`)}</h2>
          <TokenSamples />
          <TextSamples />
          <ControlSamples />
        </section>
      ))}
    </>
  );
}
