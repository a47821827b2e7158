import type { CSSProperties, ReactNode } from 'react';
import type { Language } from '#shared/member/person.ts';
import { isolated, type Mail } from '#server/notice/mail.ts';
import { mailHtml, MailRow } from '#server/notice/mail-frame.tsx';
import { sayIn } from '#server/notice/say-in.ts';

/** One row of a letter: a sentence of the catalogue, somebody's own words, or a button that leads here. */
export type LetterRow =
  | { readonly of: string; readonly values?: Values; readonly isNote?: boolean }
  | { readonly quote: string; readonly of: string; readonly values?: Values }
  | { readonly button: string; readonly url: string };
type Values = Readonly<Record<string, string>>;

interface LetterParts {
  readonly to: string;
  readonly language: Language;
  readonly subject: { readonly of: string; readonly values?: Values };
  readonly rows: readonly LetterRow[];
}

/** A mail in the reader's language and direction, as HTML and as the same words in plain text. */
export function letter({ to, language, subject, rows }: LetterParts): Mail {
  const say = sayIn(language);
  const plain = (of: string, values: Values = {}) => say(of, mapped(values, isolated));
  const asText = (row: LetterRow) => {
    if ('url' in row) return `${say(row.button)}\n${row.url}`;
    if ('quote' in row) return `${plain(row.of, row.values)}\n${row.quote}`;
    return plain(row.of, row.values);
  };
  return {
    to,
    subject: plain(subject.of, subject.values),
    text: rows.map(asText).join('\n\n'),
    html: mailHtml({
      language,
      children: (
        <>
          <MailRow language={language} style={BRAND}>
            {say('mail.brand')}
          </MailRow>
          {rows.map((row) => (
            <HtmlRow key={JSON.stringify(row)} language={language} row={row} />
          ))}
        </>
      ),
    }),
  };
}

function HtmlRow({ language, row }: { readonly language: Language; readonly row: LetterRow }) {
  if ('url' in row) {
    return (
      <MailRow language={language} style={{ padding: '16px 0' }}>
        <a href={row.url} style={BUTTON}>
          {sayIn(language)(row.button)}
        </a>
      </MailRow>
    );
  }
  const sentence = <Words language={language} of={row.of} values={row.values ?? {}} />;
  if ('quote' in row) {
    return (
      <MailRow language={language}>
        {sentence}
        {row.quote.split('\n').map((line, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a letter never change places
          <p key={place} dir="auto" style={QUOTE}>
            {line}
          </p>
        ))}
      </MailRow>
    );
  }
  return (
    <MailRow language={language} {...(row.isNote && { style: NOTE })}>
      {sentence}
    </MailRow>
  );
}

// Private-use letters: they mark where a value stands while the sentence is put together, and are never sent.
const OPEN = '\uE000';
const CLOSE = '\uE001';

interface WordsProps {
  readonly language: Language;
  readonly of: string;
  readonly values: Values;
}

/** A sentence whose values are other people's words: each is isolated, and none is read as part of the catalogue. */
function Words({ language, of, values }: WordsProps): ReactNode {
  const names = Object.keys(values);
  const marked = Object.fromEntries(
    names.map((name, place) => [name, `${OPEN}${String(place)}${CLOSE}`]),
  );
  const parts = sayIn(language)(of, marked).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
  return parts.map((part, place) =>
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other name than their place
    place % 2 === 0 ? part : <bdi key={place}>{values[names[Number(part)] ?? '']}</bdi>,
  );
}

function mapped(values: Values, change: (value: string) => string): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
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
const NOTE: CSSProperties = { color: '#5c6672', fontSize: '15px' };
const QUOTE: CSSProperties = {
  margin: '8px 0',
  padding: '0 12px',
  borderInlineStart: '3px solid #17565c',
};
