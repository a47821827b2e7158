import { createElement, Fragment, type ReactNode } from 'react';
import { isBlockId } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import { MAX_DEPTH, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { type Drawn, Words } from '#server/version/published/published-words.tsx';

const TAGS: Readonly<Record<string, string>> = {
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'ul',
  taskItem: 'li',
  blockquote: 'blockquote',
  callout: 'aside',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

interface PartProps {
  readonly nodes: readonly ContentNode[];
  readonly drawn: Drawn;
  readonly depth?: number;
}

/** The blocks of a published page as plain elements, each with the address by which it is cited. */
export function PublishedText({ nodes, drawn, depth = 0 }: PartProps): ReactNode {
  if (depth > MAX_DEPTH) return null;
  return nodes.map((node, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- drawn once
    <Fragment key={at}>{block(node, drawn, depth)}</Fragment>
  ));
}

function block(node: ContentNode, drawn: Drawn, depth: number): ReactNode {
  const { type, attrs = {}, content = [] } = node;
  const inner = () => <PublishedText nodes={content} drawn={drawn} depth={depth + 1} />;
  const words = <Words nodes={content} drawn={drawn} />;
  if (type === 'paragraph') return <Paragraph node={node} drawn={drawn} />;
  if (type === 'heading') return <Heading node={node} drawn={drawn} />;
  if (type === 'horizontalRule') return <hr />;
  if (type === 'pageBreak') return <div className="page-break" />;
  // The page has a table of contents of its own.
  if (type === 'tableOfContents') return null;
  if (type === 'caption') {
    return (
      <p {...attributesOf(attrs)} className="caption">
        <Label node={node} drawn={drawn} /> {words}
      </p>
    );
  }
  if (type === 'figure') return <Figure node={node} drawn={drawn} />;
  if (type === 'table') {
    return (
      <div className="table" {...attributesOf(attrs)}>
        <table>
          <tbody>{inner()}</tbody>
        </table>
      </div>
    );
  }
  if (TYPED_BLOCKS.some((kind) => kind === type)) {
    return (
      <section className="typed" {...attributesOf(attrs)}>
        <p className="label">
          <Label node={node} drawn={drawn} />
        </p>
        {inner()}
        {drawn.reservationsAt(attrs['id']).map((reservation) => (
          <Reservation
            key={`${reservation.name} ${reservation.text}`}
            reservation={reservation}
            drawn={drawn}
          />
        ))}
      </section>
    );
  }
  const tag = TAGS[type];
  return tag === undefined ? null : createElement(tag, attributesOf(attrs), inner());
}

interface ReservationProps {
  readonly reservation: PlacedReservation;
  readonly drawn: Drawn;
}

function Reservation({ reservation, drawn }: ReservationProps) {
  const { text, name, title, office } = reservation;
  return (
    <div className="reservation">
      <p className="label">{drawn.say('position.inPrint')}</p>
      <p dir="auto">{text}</p>
      <p className="signature">
        <bdi>{[name, title, office].filter(Boolean).join(', ')}</bdi>
      </p>
    </div>
  );
}

interface BlockProps {
  readonly node: ContentNode;
  readonly drawn: Drawn;
}

function Paragraph({ node, drawn }: BlockProps) {
  const { attrs = {}, content = [] } = node;
  const part = drawn.partOf(node);
  if (content.length === 0) return null;
  const number = part?.kind === 'paragraph' ? part.number : null;
  const name = number === null ? '' : drawn.say('version.page.paragraph', { number });
  return (
    <p {...attributesOf(attrs)}>
      {number !== null && (
        <a className="number" id={`p${number}`} href={`#p${number}`} aria-label={name}>
          {number}
        </a>
      )}
      <Words nodes={content} drawn={drawn} />
    </p>
  );
}

function Heading({ node, drawn }: BlockProps) {
  const { attrs = {}, content = [] } = node;
  const level = Number(attrs['level'] ?? 1);
  const number = drawn.partOf(node)?.number ?? null;
  const inner = (
    <>
      {number !== null && (
        <>
          <bdi>{headingMark(number)}</bdi>{' '}
        </>
      )}
      <Words nodes={content} drawn={drawn} />
    </>
  );
  // The paper's title is the first heading of the page.
  const tag = level >= 1 && level <= 4 ? `h${level + 1}` : 'h5';
  return createElement(tag, attributesOf(attrs), inner);
}

function Figure({ node, drawn }: BlockProps) {
  const { attrs = {}, content = [] } = node;
  const { file, alt, pixels, width } = attrs;
  if (typeof file !== 'string') return null;
  const [across, down] = typeof pixels === 'string' ? pixels.split('x') : [];
  return (
    <figure {...attributesOf(attrs)}>
      <img
        src={drawn.imageAt(file)}
        alt={typeof alt === 'string' ? alt : ''}
        loading="lazy"
        {...(across && down && { width: across, height: down })}
        data-width={typeof width === 'number' ? Math.round(width / 10) * 10 : undefined}
      />
      {content.length > 0 && (
        <figcaption>
          <Label node={node} drawn={drawn} /> <Words nodes={content} drawn={drawn} />
        </figcaption>
      )}
    </figure>
  );
}

/** What a part is called: "טבלה 1", "המלצה 3.2". */
function Label({ node, drawn }: BlockProps) {
  const label = drawn.labelOf(node);
  return label === null ? null : <bdi className="part">{label}</bdi>;
}

function attributesOf(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { id, dir, align, start, style, colspan, rowspan } = attrs;
  return {
    ...(isBlockId(id) && { id: `part-${id}` }),
    ...((dir === 'ltr' || dir === 'rtl') && { dir, lang: dir === 'ltr' ? 'en' : 'he' }),
    ...(typeof align === 'string' && { 'data-align': align }),
    ...(typeof style === 'string' && { 'data-style': style }),
    ...(typeof start === 'number' && { start }),
    ...(typeof colspan === 'number' && colspan !== 1 && { colSpan: colspan }),
    ...(typeof rowspan === 'number' && rowspan !== 1 && { rowSpan: rowspan }),
  };
}
