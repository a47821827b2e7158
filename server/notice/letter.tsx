import type { CSSProperties, ReactNode } from 'react';
import type { Language } from '#shared/member/person.ts';
import { isolated, type Mail } from '#server/notice/mail.ts';
import { mailHtml, MailRow } from '#server/notice/mail-frame.tsx';
import { sayIn } from '#server/notice/say-in.ts';

/** One row of a letter: a sentence of the catalogue, somebody's own words, a button, or a thing that leads somewhere. */
export type LetterRow =
  | {
      readonly of: string;
      readonly values?: Values;
      readonly count?: number;
      readonly isNote?: boolean;
    }
  | { readonly quote: string; readonly of: string; readonly values?: Values }
  | { readonly button: string; readonly url: string }
  | { readonly link: string; readonly url: string }
  | { readonly heading: string }
  | Item;
type Values = Readonly<Record<string, string>>;

/** A thing by its title, with what there is to know of it. All of it may be other people's words. */
interface Item {
  readonly item: string;
  readonly facts: readonly string[];
  readonly words: string | null;
  readonly url: string;
}

interface LetterParts {
  readonly to: string;
  readonly language: Language;
  readonly subject: { readonly of: string; readonly values?: Values; readonly count?: number };
  readonly rows: readonly LetterRow[];
}

/** A mail in the reader's language and direction, as HTML and as the same words in plain text. */
export function letter({ to, language, subject, rows }: LetterParts): Mail {
  const say = sayIn(language);
  const plain = (of: string, values: Values = {}, count?: number) =>
    say(of, { ...mapped(values, isolated), ...(count !== undefined && { count }) });
  const asText = (row: LetterRow) => {
    if ('item' in row) return itemAsText(row);
    if ('heading' in row) return `== ${say(row.heading)} ==`;
    if ('link' in row) return `${say(row.link)}\n${row.url}`;
    if ('button' in row) return `${say(row.button)}\n${row.url}`;
    if ('quote' in row) return `${plain(row.of, row.values)}\n${row.quote}`;
    return plain(row.of, row.values, row.count);
  };
  return {
    to,
    subject: plain(subject.of, subject.values, subject.count),
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

function itemAsText({ item, facts, words, url }: Item): string {
  const lines = [
    isolated(item),
    facts.map(isolated).join(' · '),
    ...(words === null ? [] : [isolated(words)]),
    url,
  ];
  return lines.join('\n');
}

interface RowProps {
  readonly language: Language;
  readonly row: LetterRow;
}

function HtmlRow({ language, row }: RowProps) {
  const say = sayIn(language);
  if ('item' in row) return <ItemRow language={language} item={row} />;
  if ('heading' in row) {
    return (
      <MailRow language={language} style={HEADING}>
        <strong>{say(row.heading)}</strong>
      </MailRow>
    );
  }
  if ('link' in row) {
    return (
      <MailRow language={language} style={NOTE}>
        <a href={row.url}>{say(row.link)}</a>
      </MailRow>
    );
  }
  if ('button' in row) {
    return (
      <MailRow language={language} style={{ padding: '16px 0' }}>
        <a href={row.url} style={BUTTON}>
          {say(row.button)}
        </a>
      </MailRow>
    );
  }
  return <SentenceRow language={language} row={row} />;
}

function SentenceRow({
  language,
  row,
}: RowProps & { readonly row: Extract<LetterRow, { of: string }> }) {
  const count = 'count' in row ? row.count : undefined;
  const values = row.values ?? {};
  const sentence = (
    <Words
      language={language}
      of={row.of}
      values={values}
      {...(count !== undefined && { count })}
    />
  );
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

/** Line ends are elements, so that they stay where no style is. */
function ItemRow({ language, item }: { readonly language: Language; readonly item: Item }) {
  return (
    <MailRow language={language} style={ITEM}>
      <a href={item.url}>
        <bdi>{item.item}</bdi>
      </a>
      <br />
      <small>
        {item.facts.map((fact, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- facts of one line never change places
          <span key={place}>
            {place > 0 && ' · '}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </small>
      {item.words !== null && (
        <p dir="auto" style={QUOTE}>
          {item.words}
        </p>
      )}
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
  readonly count?: number;
}

/** A sentence whose values are other people's words: each is isolated, and none is read as part of the catalogue. */
function Words({ language, of, values, count }: WordsProps): ReactNode {
  const names = Object.keys(values);
  const marked = Object.fromEntries(
    names.map((name, place) => [name, `${OPEN}${String(place)}${CLOSE}`]),
  );
  const counted = count === undefined ? marked : { ...marked, count };
  const parts = sayIn(language)(of, counted).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
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
const HEADING: CSSProperties = { paddingTop: '20px', fontSize: '19px' };
const ITEM: CSSProperties = { padding: '10px 0', borderTop: '1px solid #e2ded4' };
const NOTE: CSSProperties = { color: '#5c6672', fontSize: '15px' };
const QUOTE: CSSProperties = {
  margin: '8px 0',
  padding: '0 12px',
  borderInlineStart: '3px solid #17565c',
};
