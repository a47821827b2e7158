import { languageOf } from '#shared/paper/paper.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart, Numbering } from '#shared/paper/numbering.ts';
import { headingMark, partLabel } from '#shared/paper/part-label.ts';
import type { Language } from '#shared/member/person.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { PublishedText } from '#server/version/published/published-text.tsx';
import { PUBLISHED_STYLE } from '#server/version/published/published-style.ts';
import { type Drawn, Words } from '#server/version/published/published-words.tsx';

/** A version as the world reads it: nothing of this is internal. */
export interface PublishedVersion {
  readonly slug: string;
  readonly title: string;
  readonly name: string;
  readonly forumName: string;
  /** When it was published. */
  readonly at: Date;
  readonly direction: 'rtl' | 'ltr';
  readonly layout: PaperLayout;
  /** Those that are published with it. */
  readonly reservations: readonly PlacedReservation[];
  /** Without suggestions and ties of remarks. */
  readonly content: readonly ContentNode[];
}

/** The whole page of a published version. It holds no script; the numbers beside its paragraphs are for ever. */
export function publishedPage(version: PublishedVersion): string {
  const { title, name, forumName, at, direction, content } = version;
  const language = languageOf({ direction });
  const say = sayIn(language);
  const numbering = numberContent(content, { ...version.layout, paragraphs: true });
  const drawn: Drawn = {
    ...drawnBy(numbering, say, version.slug),
    reservationsAt: (blockId) =>
      version.reservations.filter((reservation) => reservation.blockId === blockId),
  };
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
  return page(
    language,
    title,
    <main>
      <header>
        <p className="forum">
          <bdi>{forumName}</bdi>
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p className="facts">{say('version.page.facts', { name, when })}</p>
      </header>
      <Contents parts={numbering.parts} say={say} />
      <article>
        <PublishedText nodes={content} drawn={drawn} />
      </article>
      <Notes parts={numbering.parts} drawn={drawn} />
    </main>,
    <footer>{say('version.page.cite')}</footer>,
  );
}

/** What stands at an address under which there is nothing to read. */
export function publishedNothing(why: 'gone' | 'unknown' | 'damaged', language: Language): string {
  const say = sayIn(language);
  return page(
    language,
    say(`version.page.${why}`),
    <main>
      <h1>{say(`version.page.${why}`)}</h1>
      <p>{say(`version.page.${why}More`)}</p>
    </main>,
  );
}

function page(language: Language, title: string, main: ReactNode, foot?: ReactNode): string {
  const html = (
    <html lang={language} dir={language === 'he' ? 'rtl' : 'ltr'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{PUBLISHED_STYLE}</style>
      </head>
      <body>
        {main}
        {foot}
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(html)}`;
}

type Say = Drawn['say'];
type Part = NumberedPart<ContentNode>;

function drawnBy(
  numbering: Numbering<ContentNode>,
  say: Say,
  slug: string,
): Omit<Drawn, 'reservationsAt'> {
  const blocks = new Map<ContentNode, Part>();
  const texts = new Map<ContentNode, { readonly part: Part; readonly isLast: boolean }>();
  for (const part of numbering.parts) {
    for (const node of part.nodes) {
      if (part.kind === 'footnote') texts.set(node, { part, isLast: node === part.nodes.at(-1) });
      else blocks.set(node, part);
    }
  }
  return {
    say,
    partOf: (node) => blocks.get(node),
    partById: (id) => numbering.byId.get(id),
    noteOf: (node) => texts.get(node),
    labelOf: (node) => {
      const part = blocks.get(node);
      return part && part.number !== null ? partLabel(part, say) : null;
    },
    imageAt: (file) => `/p/${slug}/images/${file}`,
  };
}

function Contents({ parts, say }: { readonly parts: readonly Part[]; readonly say: Say }) {
  const headings = parts.filter(({ kind, id, words }) => kind === 'heading' && id && words !== '');
  if (headings.length < 2) return null;
  return (
    <nav aria-label={say('version.page.contents')}>
      <details open>
        <summary>{say('version.page.contents')}</summary>
        <ol>
          {headings.map(({ id, level, number, words }) => (
            <li key={id} className={`level-${level}`}>
              <a href={`#part-${id ?? ''}`}>
                {number !== null && <bdi>{headingMark(number)} </bdi>}
                <bdi>{words}</bdi>
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function Notes({ parts, drawn }: { readonly parts: readonly Part[]; readonly drawn: Drawn }) {
  const notes = parts.filter(({ kind }) => kind === 'footnote');
  if (notes.length === 0) return null;
  return (
    <section className="notes" role="doc-endnotes">
      <h2>{drawn.say('version.page.notes')}</h2>
      <ol>
        {notes.map(({ id, nodes }) => (
          <li key={id} id={`note-${id ?? ''}`}>
            <Words nodes={nodes} drawn={drawn} isNote />{' '}
            <a role="doc-backlink" href={`#part-${id ?? ''}`} aria-label="↩">
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
