import { Link } from 'react-router';
import {
  RETURN_OUTCOMES,
  type ReturnedItem,
  type ReturnOutcome,
  type ReturnPreview,
} from '#shared/interchange/return-contract.ts';
import { BREAK_CHARACTER } from '#shared/suggestion/marks.ts';
import { LINE_END } from '#shared/suggestion/found.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import styles from '#client/interchange/Returned.module.css';

interface ReturnedItemsProps {
  readonly paperId: string;
  readonly items: readonly ReturnedItem[];
  /** Those named in the file; none where their names do not matter any more. */
  readonly people: ReturnPreview['people'];
  /** They are in the paper now, and are led to. */
  readonly isDone?: boolean;
}

/** What was there before, or stays out, is told without being in the way. */
const ASIDE: ReadonlySet<ReturnOutcome> = new Set(['there', 'before', 'ignored']);

/** Everything that was done in a copy, by what becomes of it. */
export function ReturnedItems(props: ReturnedItemsProps) {
  const { items } = props;
  const parts = RETURN_OUTCOMES.map((outcome) => ({
    outcome,
    found: items.filter((item) => item.outcome === outcome),
  })).filter(({ found }) => found.length > 0);
  return (
    <div className={styles['parts']}>
      {parts.map(({ outcome, found }) => (
        <Part key={outcome} {...props} outcome={outcome} items={found} />
      ))}
    </div>
  );
}

function Part({
  outcome,
  items,
  ...rest
}: ReturnedItemsProps & { readonly outcome: ReturnOutcome }) {
  const say = useSay();
  const title = (
    <>
      {say(`returned.outcome.${outcome}`)} <bdi className={styles['count']}>{items.length}</bdi>
    </>
  );
  const list = (
    <ul className={styles['plain']}>
      {items.map((item) => (
        <Item key={item.key} item={item} {...rest} />
      ))}
    </ul>
  );
  if (ASIDE.has(outcome))
    return (
      <details className={styles['aside']}>
        <summary>{title}</summary>
        {list}
      </details>
    );
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      {list}
    </section>
  );
}

type ItemProps = Omit<ReturnedItemsProps, 'items'> & { readonly item: ReturnedItem };

/** What was changed, and not said. */
const CHANGES: ReadonlySet<ReturnedItem['deed']> = new Set([
  'words',
  'look',
  'inserted',
  'deleted',
  'restyled',
  'joined',
  'kind',
]);

function Item({ paperId, item, people, isDone = false }: ItemProps) {
  const say = useSay();
  const { deed, isTracked, personKey, outcome } = item;
  const name = people.find(({ key }) => key === personKey)?.name;
  const isChange = CHANGES.has(deed);
  const isTold = outcome === 'remarked' || outcome === 'unplaced';
  const to = isDone ? placeOf(paperId, item) : null;
  return (
    <li className={styles['item']}>
      <div className={styles['facts']}>
        <span>{say(`returned.deed.${isParted(item) ? 'parted' : deed}`)}</span>
        {name !== undefined && <bdi>{name === '' ? say('returned.people.unknown') : name}</bdi>}
        {!isTracked && isChange && <Badge>{say('returned.compared')}</Badge>}
        {to && (
          <Link to={to} className={styles['to']}>
            {say('returned.show')}
          </Link>
        )}
      </div>
      <Words item={item} />
      {isChange && isTold && <p className={styles['quiet']}>{say('returned.asRemark')}</p>}
    </li>
  );
}

/** Nothing but an end of a paragraph was put in. */
const isParted = ({ deed, before, after }: ReturnedItem) =>
  deed === 'words' && before === '' && after === BREAK_CHARACTER;

/** Ends of paragraphs as they are shown beside the paper. */
const shownEnds = (words: string) => words.replaceAll(BREAK_CHARACTER, ` ${LINE_END} `).trim();

/** What somebody said, on which words; or what was there and what is to be. */
function Words({ item }: { readonly item: ReturnedItem }) {
  const say = useSay();
  const { deed, before, after } = item;
  const isLook = deed === 'look' || deed === 'restyled' || deed === 'kind';
  const isSaid = deed === 'thread' || deed === 'reply' || deed === 'resolved';
  if (isSaid || isLook)
    return (
      <>
        {before !== '' && (
          <p dir="auto" className={styles['quote']}>
            {before}
          </p>
        )}
        {!isLook && after !== '' && <p dir="auto">{after}</p>}
      </>
    );
  if (isParted(item)) return null;
  if (before === '' && after === '')
    return deed === 'inserted' || deed === 'deleted' ? (
      <p className={styles['quiet']}>{say('returned.deed.empty')}</p>
    ) : null;
  return (
    <p dir="auto" className={styles['words']}>
      {before !== '' && <del>{shownEnds(before)}</del>}
      {before !== '' && after !== '' && ' '}
      {after !== '' && <ins>{shownEnds(after)}</ins>}
    </p>
  );
}

function placeOf(paperId: string, { threadId, blockId }: ReturnedItem): string | null {
  if (threadId !== null) return `/papers/${paperId}?thread=${threadId}`;
  return blockId === null ? null : `/papers/${paperId}#b-${blockId}`;
}
