import type { CSSProperties, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '#shared/member/person.ts';

interface FrameProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** The direction of a language, for `dir` attributes. */
export const directionOf = (language: Language) => (language === 'he' ? 'rtl' : 'ltr');

/**
 * A row of a mail. Webmail drops `<html>` and its `dir`, and turns each cell by itself: so every cell says its own
 * direction and its side, and all style stands in place.
 */
export function MailRow({ language, children, style }: FrameProps & { style?: CSSProperties }) {
  const align = language === 'he' ? 'right' : 'left';
  return (
    <tr>
      <td dir={directionOf(language)} align={align} style={{ ...CELL, textAlign: align, ...style }}>
        {children}
      </td>
    </tr>
  );
}

/** The HTML of a mail around its rows. */
export function mailHtml({ language, children }: FrameProps): string {
  const direction = directionOf(language);
  const page = (
    <html lang={language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style={{ margin: 0, padding: 0 }}>
        <table role="presentation" dir={direction} width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell that holds the layout is no control */}
              <td dir={direction} align="center" style={{ padding: '24px 12px' }}>
                <table role="presentation" dir={direction} width="100%" style={SHEET}>
                  <tbody>{children}</tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

const SHEET: CSSProperties = { maxWidth: '520px', borderCollapse: 'collapse' };
const CELL: CSSProperties = {
  padding: '8px 0',
  fontFamily: 'Heebo, Arial, sans-serif',
  fontSize: '17px',
  lineHeight: 1.6,
};
