import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/help/Help.module.css';

/** The day of the last test that the statement speaks of: raised by whoever tests again. */
const TESTED_ON = '2026-11-28';

const TESTED = ['testedAxe', 'testedKeys', 'testedPeople'] as const;
const GAPS = ['gapTables', 'gapImages', 'gapOthers', 'gapPrint'] as const;

/** The accessibility statement, open to everybody: what is aimed at, what was tested, what is still missing. */
export function AccessibilityScreen() {
  const say = useSay();
  const language = useLanguage();
  const title = say('help.accessibility.title');
  usePageTitle(title);
  return (
    <article className={styles['statement']}>
      <PageTitle>{title}</PageTitle>
      <p>{say('help.accessibility.lead')}</p>
      <h2>{say('help.accessibility.levelTitle')}</h2>
      <p>{say('help.accessibility.level')}</p>
      <h2>{say('help.accessibility.testedTitle')}</h2>
      <p>
        <Sentence
          of="help.accessibility.tested"
          values={{ date: dayInWords(TESTED_ON, language) }}
        />
      </p>
      <ul>
        {TESTED.map((key) => (
          <li key={key}>{say(`help.accessibility.${key}`)}</li>
        ))}
      </ul>
      <h2>{say('help.accessibility.gapsTitle')}</h2>
      <ul>
        {GAPS.map((key) => (
          <li key={key}>{say(`help.accessibility.${key}`)}</li>
        ))}
      </ul>
      <h2>{say('help.accessibility.worksTitle')}</h2>
      <p>{say('help.accessibility.works')}</p>
      <h2>{say('help.accessibility.askTitle')}</h2>
      <p>{say('help.accessibility.ask')}</p>
      <Ask />
      <p>
        <LinkButton to="/">{say('app.frame.toHome')}</LinkButton>
      </p>
    </article>
  );
}

function Ask() {
  const say = useSay();
  const contact = useAnswer(getSignInState, {}).data?.contact;
  return (
    <p>
      {contact ? (
        <Sentence of="help.accessibility.askContact" values={{ contact }} />
      ) : (
        say('help.accessibility.askCoordinator')
      )}
    </p>
  );
}
