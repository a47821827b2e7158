import type * as Y from 'yjs';
import { type Access, may, whyNot } from '#shared/member/access.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import {
  type Change,
  movedBy,
  type News,
  newsIn,
  partsOf,
  readChange,
} from '#server/room/gate/change.ts';
import { arrange, type Missing } from '#server/room/gate/dependencies.ts';
import { distil } from '#server/room/gate/distil.ts';
import { isHousekeeping } from '#server/room/gate/housekeeping.ts';
import { claimsIn, type Owners } from '#server/room/gate/identity.ts';
import { beginsOverlap } from '#server/room/gate/overladen.ts';
import { judgeShape } from '#server/room/gate/shape.ts';
import { type Mendable, mendableIn } from '#server/room/gate/repair.ts';
import { type Touched, touchedBy } from '#server/room/gate/touched.ts';
import type { Known } from '#server/room/known.ts';

/** Whose change it is. */
export interface Author {
  readonly personId: string;
  readonly access: Access;
}

/** The paper a change is judged against. */
export interface Judged {
  readonly known: Known;
  readonly owners: Owners;
  /** The live content; asked for only when a change brings something. */
  readonly doc: () => Y.Doc;
  /** Most new items and deletions that one change may bring. */
  readonly mostParts: number;
}

export type Verdict =
  /** Nothing that is not known: good manners, from anybody. */
  | { readonly kind: 'nothing' }
  /** Yjs's own tidying by one who may not write: neither taken nor held against them. */
  | { readonly kind: 'ignored' }
  | {
      readonly kind: 'taken';
      /** What it brings and nothing else; the bytes that came, if they were nothing else. */
      readonly update: Uint8Array;
      readonly moved: ReadonlyMap<number, number>;
      /** clientIDs that are this person's from now on. */
      readonly claims: readonly number[];
      /** Its items that begin a mark which may lie over others; counted once they are applied (`overladen.ts`). */
      readonly begun: readonly Y.ID[];
      /** For those who may only suggest: what it touches, to be compared once it is applied (`suggested.ts`). */
      readonly touched: (Touched & Mendable) | null;
    }
  /** It hangs on something that has not come; to be judged again when it has. */
  | { readonly kind: 'waits'; readonly missing: Missing }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const refused = (code: RefusalCode): Verdict => ({ kind: 'refused', code });

/**
 * Judges one change before anything of it touches the paper: the right first, then whether it is a change at all, whose
 * it is, whether it is complete, and whether the schema knows what it brings. Of those who may only suggest it is asked
 * once more, after it was applied.
 */
export function judge(update: Uint8Array, author: Author, paper: Judged): Verdict {
  const change = readChange(update);
  if (!change) return refused('malformed-change');
  const news = newsIn(change, paper.known);
  if (news.sections.length === 0 && news.deletions.length === 0) return { kind: 'nothing' };
  if (!may(author.access, 'edit') && !may(author.access, 'suggest'))
    return judgeUnentitled(news, author, paper);
  return judgeNews({ update, change, news }, author, paper);
}

/** Somebody without the right to write may bring nothing new, however it is dressed. */
function judgeUnentitled(news: News, { access }: Author, paper: Judged): Verdict {
  if (
    news.sections.length === 0 &&
    partsOf(news) <= paper.mostParts &&
    isHousekeeping(paper.doc(), news)
  )
    return { kind: 'ignored' };
  return refused(whyNot(access, 'edit'));
}

interface Brought {
  readonly update: Uint8Array;
  readonly change: Change;
  readonly news: News;
}

function judgeNews(
  { update, change, news }: Brought,
  { personId, access }: Author,
  paper: Judged,
): Verdict {
  const { known, owners, mostParts, doc } = paper;
  if (partsOf(news) > mostParts) return refused('too-large');
  const claims = claimsIn(news, known, owners, personId);
  if (!claims) return refused('foreign-change');
  const arranged = arrange(change, news, known);
  if (arranged.kind === 'impossible') return refused('malformed-change');
  if (arranged.kind === 'missing') return { kind: 'waits', missing: arranged.missing };
  const code = judgeShape(doc(), news, arranged.items);
  if (code) return refused(code);
  return {
    kind: 'taken',
    update: distil(update, change, news, known),
    moved: movedBy(news.sections),
    claims,
    begun: arranged.items.filter(beginsOverlap).map(({ id }) => id),
    touched: may(access, 'edit')
      ? null
      : {
          ...touchedBy(doc(), { news, items: arranged.items, author: personId }),
          ...mendableIn(doc(), news, personId, owners),
        },
  };
}
