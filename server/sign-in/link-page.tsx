import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import type { Language, Theme } from '#shared/member/person.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { directionOf } from '#server/notice/mail-frame.tsx';
import { sayIn } from '#server/notice/say-in.ts';
import { Sentence } from '#server/notice/sentence.tsx';
import { PAGE_STYLE } from '#server/sign-in/page-style.ts';

/** Whom a page speaks to. */
export interface Reader {
  readonly language: Language;
  readonly theme: Theme;
}

/** What a page behind a sign-in link says. */
export type LinkPage =
  | {
      readonly kind: 'enter';
      readonly name: string;
      readonly address: 'none' | 'needed' | 'wrong';
      /** Whether "a shared computer" is ticked already, because it was when the mail was asked for. */
      readonly isShared: boolean;
    }
  | { readonly kind: 'refused'; readonly why: RefusalCode; readonly renewAt: string | null }
  | { readonly kind: 'sent'; readonly to: string };

/** The whole page. It holds no script, and nothing on it happens before a person presses. */
export function linkPage(page: LinkPage, { language, theme }: Reader): string {
  const say = sayIn(language);
  const heading = headingOf(page, language);
  const html = (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{say('signIn.page.title', { heading })}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main>
          <p className="brand">{say('signIn.page.brand')}</p>
          <Body page={page} language={language} />
        </main>
        <footer>
          <a href="/accessibility">{say('help.statement')}</a>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(html)}`;
}

function headingOf(page: LinkPage, language: Language): string {
  const say = sayIn(language);
  if (page.kind === 'enter') return say('signIn.page.enter');
  return say(page.kind === 'sent' ? 'signIn.page.sent' : 'signIn.page.notIn');
}

interface BodyProps<Page> {
  readonly page: Page;
  readonly language: Language;
}

function Body({ page, language }: BodyProps<LinkPage>): ReactNode {
  const say = sayIn(language);
  if (page.kind === 'enter') return <Enter page={page} language={language} />;
  return (
    <>
      <h1>{headingOf(page, language)}</h1>
      {page.kind === 'sent' ? (
        <p>
          <Sentence say={say} of="signIn.page.sentTo" name="address" value={page.to} />
        </p>
      ) : (
        <Refused page={page} language={language} />
      )}
    </>
  );
}

function Enter({ page, language }: BodyProps<LinkPage & { kind: 'enter' }>) {
  const say = sayIn(language);
  return (
    <>
      <h1>
        <Sentence say={say} of="signIn.page.greeting" name="name" value={page.name} />
      </h1>
      <p>{say(page.address === 'none' ? 'signIn.page.intro' : 'signIn.page.otherBrowser')}</p>
      {/* Without an action the form goes to the address of the page itself. */}
      <form method="post">
        {page.address !== 'none' && (
          <AddressField language={language} isWrong={page.address === 'wrong'} />
        )}
        <button type="submit">{say('signIn.page.enter')}</button>
        {/* Sent along, so that a box that is not ticked can be told from a press without this page. */}
        <input type="hidden" name="page" value="1" />
        <label className="tick">
          <input type="checkbox" name="shared" value="1" defaultChecked={page.isShared} />
          <span>
            {say('signIn.shared.label')}
            <small>{say('signIn.shared.meaning')}</small>
          </span>
        </label>
      </form>
    </>
  );
}

function AddressField({ language, isWrong }: { language: Language; isWrong: boolean }) {
  const say = sayIn(language);
  return (
    <>
      <label htmlFor="email">{say('signIn.page.address')}</label>
      {isWrong && (
        <p id="wrong" className="warn" role="alert">
          {say('signIn.page.addressWrong')}
        </p>
      )}
      <input
        id="email"
        name="email"
        type="email"
        dir="ltr"
        autoComplete="email"
        required
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'wrong' : undefined}
      />
    </>
  );
}

function Refused({ page, language }: BodyProps<LinkPage & { kind: 'refused' }>) {
  const say = sayIn(language);
  return (
    <>
      <p role="alert">{say(`refusal.${page.why}`)}</p>
      {page.renewAt === null ? (
        <a className="button" href="/sign-in">
          {say('signIn.page.toSignIn')}
        </a>
      ) : (
        <form method="post" action={page.renewAt}>
          <button type="submit">{say('signIn.page.renew')}</button>
        </form>
      )}
    </>
  );
}
