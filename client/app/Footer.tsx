import { useContext } from 'react';
import { Link, useMatch } from 'react-router';
import { LANGUAGES } from '#shared/member/person.ts';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { useLook } from '#client/app/look.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Contact } from '#client/member/Contact.tsx';
import { MeContext } from '#client/member/me.ts';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/app/Frame.module.css';

/**
 * At the foot of every screen and always in the same place: whom to turn to and the accessibility statement; before
 * signing in, the language too.
 */
export function Footer({ hasLanguages = false }: { readonly hasLanguages?: boolean }) {
  const contact = useAnswer(getSignInState, {}).data?.contact;
  const say = useSay();
  const me = useContext(MeContext);
  const forumId = useMatch('/forums/:forumId/*')?.params.forumId ?? null;
  return (
    <footer className={styles['footer']} aria-label={say('app.frame.footer')}>
      {me && <Contact forumId={forumId} />}
      {contact && (
        <p>
          <Sentence of="app.frame.contact" values={{ contact }} />
        </p>
      )}
      <Link to="/accessibility" className={styles['footLink']}>
        {say('help.statement')}
      </Link>
      {hasLanguages && <Languages />}
    </footer>
  );
}

function Languages() {
  const say = useSay();
  const { language, change } = useLook();
  return LANGUAGES.filter((other) => other !== language).map((other) => (
    <span key={other} lang={other}>
      <Button tone="quiet" onPress={() => change({ language: other })}>
        {say(`app.language.${other}`)}
      </Button>
    </span>
  ));
}
