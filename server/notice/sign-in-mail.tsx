import type { CSSProperties } from 'react';
import type { Person } from '#shared/member/person.ts';
import { isolated, type Mail } from '#server/notice/mail.ts';
import { mailHtml, MailRow } from '#server/notice/mail-frame.tsx';
import { sayIn } from '#server/notice/say-in.ts';
import { Sentence } from '#server/notice/sentence.tsx';

interface SignInMailParts {
  readonly person: Person;
  readonly url: string;
  readonly code: string;
}

/** The mail that lets a person in: one link, and six digits for the browser that asked. In the person's language. */
export function signInMail({ person, url, code }: SignInMailParts): Mail {
  const say = sayIn(person.language);
  return {
    to: person.email,
    // The digits open nothing outside the asking browser, so they may be seen on a locked screen.
    subject: say('mail.signIn.subject', { code: isolated(code) }),
    text: asText({ person, url, code }),
    html: asHtml({ person, url, code }),
  };
}

function asText({ person, url, code }: SignInMailParts): string {
  const say = sayIn(person.language);
  return [
    say('mail.signIn.greeting', { name: isolated(person.name) }),
    say('mail.signIn.intro'),
    `${say('mail.signIn.link')}\n${url}`,
    say('mail.signIn.linkNote'),
    `${say('mail.signIn.code')}\n${code}`,
    say('mail.signIn.codeNote'),
    say('mail.signIn.notYou'),
  ].join('\n\n');
}

function asHtml({ person, url, code }: SignInMailParts): string {
  const { language } = person;
  const say = sayIn(language);
  return mailHtml({
    language,
    children: (
      <>
        <MailRow language={language} style={BRAND}>
          {say('mail.brand')}
        </MailRow>
        <MailRow language={language}>
          <Sentence say={say} of="mail.signIn.greeting" name="name" value={person.name} />
        </MailRow>
        <MailRow language={language}>{say('mail.signIn.intro')}</MailRow>
        <MailRow language={language} style={{ padding: '16px 0' }}>
          <a href={url} style={BUTTON}>
            {say('mail.signIn.button')}
          </a>
        </MailRow>
        <MailRow language={language} style={NOTE}>
          {say('mail.signIn.linkNote')}
        </MailRow>
        <MailRow language={language}>{say('mail.signIn.code')}</MailRow>
        <MailRow language={language} style={{ padding: 0 }}>
          <span dir="ltr" style={CODE}>
            {code}
          </span>
        </MailRow>
        <MailRow language={language} style={NOTE}>
          {say('mail.signIn.codeNote')}
        </MailRow>
        <MailRow language={language} style={NOTE}>
          {say('mail.signIn.notYou')}
        </MailRow>
      </>
    ),
  });
}

const BRAND: CSSProperties = {
  fontFamily: "'Noto Serif Hebrew', Georgia, serif",
  fontSize: '24px',
  fontWeight: 700,
};
const BUTTON: CSSProperties = {
  display: 'inline-block',
  padding: '13px 36px',
  borderRadius: '10px',
  background: '#17565c',
  color: '#ffffff',
  fontSize: '18px',
  fontWeight: 500,
  textDecoration: 'none',
};
const CODE: CSSProperties = { fontSize: '30px', fontWeight: 700, letterSpacing: '6px' };
const NOTE: CSSProperties = { color: '#5c6672', fontSize: '15px' };
