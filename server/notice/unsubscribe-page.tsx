import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Person } from '#shared/member/person.ts';
import type { MailKind } from '#shared/notice/notice-settings.ts';
import { directionOf } from '#server/notice/mail-frame.tsx';
import { sayIn } from '#server/notice/say-in.ts';
import { PAGE_STYLE } from '#server/sign-in/page-style.ts';

/** What the page says: asks, tells that it is done and how to take it back, or that it knows no such address. */
export type UnsubscribePage =
  | { readonly kind: 'ask'; readonly what: MailKind }
  | { readonly kind: 'stopped'; readonly what: MailKind | 'all' }
  | { readonly kind: 'again' }
  | { readonly kind: 'gone' };

type Reader = Pick<Person, 'language' | 'theme'>;

/** The whole page, without any script. It names nobody: whoever has the mail has it. */
export function unsubscribePage(page: UnsubscribePage, { language, theme }: Reader): string {
  const say = sayIn(language);
  const html = (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{say('notice.unsubscribe.title')}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main>
          <p className="brand">{say('mail.brand')}</p>
          <h1>
            {say(page.kind === 'gone' ? 'notice.unsubscribe.gone' : 'notice.unsubscribe.title')}
          </h1>
          <Body page={page} say={say} />
        </main>
        <footer>
          <a href="/accessibility">{say('help.statement')}</a>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(html)}`;
}

interface BodyProps {
  readonly page: UnsubscribePage;
  readonly say: ReturnType<typeof sayIn>;
}

function Body({ page, say }: BodyProps): ReactNode {
  if (page.kind === 'ask') {
    return (
      <>
        <p>{say(`notice.unsubscribe.ask.${page.what}`)}</p>
        <Press say={say} act="stop" of="notice.unsubscribe.stop" />
        <p />
        <Press say={say} act="all" of="notice.unsubscribe.stopAll" />
        <p />
        <p>{say('notice.unsubscribe.stays')}</p>
      </>
    );
  }
  if (page.kind === 'stopped') {
    const isAll = page.what === 'all';
    return (
      <>
        <p>{say(isAll ? 'notice.unsubscribe.stopped' : `notice.unsubscribe.what.${page.what}`)}</p>
        <p>{say('notice.unsubscribe.stays')}</p>
        <Press say={say} act={isAll ? 'again-all' : 'again'} of="notice.unsubscribe.again" />
        <p />
        <a href="/settings#mails">{say('notice.unsubscribe.toSettings')}</a>
      </>
    );
  }
  return (
    <>
      <p>
        {say(page.kind === 'again' ? 'notice.unsubscribe.isAgain' : 'notice.unsubscribe.goneMore')}
      </p>
      <a className="button" href="/settings#mails">
        {say('notice.unsubscribe.toSettings')}
      </a>
    </>
  );
}

interface PressProps {
  readonly say: ReturnType<typeof sayIn>;
  readonly act: string;
  readonly of: string;
}

/** Without an action the form goes to the address of the page itself. */
function Press({ say, act, of }: PressProps) {
  return (
    <form method="post">
      <input type="hidden" name="act" value={act} />
      <button type="submit">{say(of)}</button>
    </form>
  );
}
