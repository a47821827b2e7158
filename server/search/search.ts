import type * as z from 'zod';
import { may } from '#shared/member/access.ts';
import type { Membership } from '#shared/member/person.ts';
import type { FoundPaper, MarkedText, searchPapers } from '#shared/search/search-contract.ts';
import { isListed } from '#shared/paper/paper.ts';
import { wordsIn } from '#shared/search/words.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import type { Indexing } from '#server/search/indexing.ts';
import { markedLine, snippetOf } from '#server/search/marked.ts';
import type { Hit } from '#server/search/paper-index.ts';
import type { BlockText } from '#server/search/sections.ts';
import { fits, termsOf, type Wanted, wantedIn } from '#server/search/terms.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

type Wish = z.output<typeof searchPapers.body>;
type Found = z.input<typeof searchPapers.answer>;

interface Deps {
  readonly catalogue: Catalogue;
  readonly indexing: Indexing;
}

/** How long a search waits for papers that changed; then it answers with what is there, and says so. */
const WAIT_MS = 1500;
/** Sessions and members stand beside the papers: a few say enough. */
const MOST_BESIDE = 5;

/**
 * Searches as one person: every paper that is found passes the same door as reading it, before anything of it (a title,
 * a number, a word) goes into the answer.
 */
export class Search {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async find(wish: Wish, personId: string): Promise<Found> {
    const { catalogue, indexing } = this.#deps;
    const isWhole = await indexing.upToDate(WAIT_MS);
    const wanted = wantedIn(wish.text);
    const memberships = await catalogue.tables.memberships.find({ personId, suspended: false });
    const exact = await this.#readable(
      indexing.index.find(wanted, { isLoose: false }),
      wish,
      personId,
    );
    // Asked only about what this person may read: that others hold the very words must not show.
    const isLoose = exact.papers.length === 0 && wanted.length > 0;
    const { papers, isMore } = isLoose
      ? await this.#readable(indexing.index.find(wanted, { isLoose }), wish, personId)
      : exact;
    const forums = memberships.filter(({ forumId }) => (wish.forumId ?? forumId) === forumId);
    const asksForAny = wish.kind === null && wish.stage === null && wanted.length > 0;
    return {
      papers,
      isMore,
      isLoose: isLoose && papers.length > 0,
      isWhole,
      sessions: asksForAny ? await this.#sessions(forums, wanted) : [],
      members: asksForAny ? await this.#members(forums, wanted) : [],
    };
  }

  async #readable(hits: readonly Hit[], wish: Wish, personId: string) {
    const papers: FoundPaper[] = [];
    for (const hit of hits) {
      const access = await accessToPaper(this.#deps.catalogue, hit.paperId, personId);
      if (!access || !may(access, 'read') || !isWished(access, wish)) continue;
      if (papers.length === wish.most) return { papers, isMore: true };
      papers.push(await this.#view(hit, access));
    }
    return { papers, isMore: false };
  }

  async #view(hit: Hit, { paper }: PaperAccess): Promise<FoundPaper> {
    const isHit = (word: string) => termsOf(word).some((term) => hit.terms.has(term));
    const block = hit.section ? bestBlock(hit.section.blocks, isHit) : null;
    return {
      id: paper.id,
      title: markedLine(paper.title, isHit),
      forumId: paper.forumId,
      forumName: await this.#forumName(paper.forumId),
      kind: paper.kind,
      stage: paper.stage,
      direction: paper.direction,
      isArchived: Boolean(paper.archivedAt),
      changedAt: paper.changedAt,
      snippet: block ? snippetOf(block.text, isHit) : [],
      blockId: block?.blockId ?? null,
    };
  }

  async #sessions(forums: readonly Membership[], wanted: readonly Wanted[]) {
    const found: Found['sessions'] = [];
    for (const { forumId } of forums) {
      const forumName = await this.#forumName(forumId);
      for (const { id, day, topics } of await this.#deps.catalogue.tables.sessions.find({
        forumId,
      })) {
        if (found.length === MOST_BESIDE) return found;
        const title = marked(topics.map((topic) => topic.title).join(' · '), wanted);
        if (title) found.push({ id, forumId, forumName, day, title });
      }
    }
    return found;
  }

  async #members(forums: readonly Membership[], wanted: readonly Wanted[]) {
    const { tables } = this.#deps.catalogue;
    const found: Found['members'] = [];
    for (const { forumId } of forums) {
      const forumName = await this.#forumName(forumId);
      for (const { id, personId } of await tables.memberships.find({ forumId, suspended: false })) {
        if (found.length === MOST_BESIDE) return found;
        const person = await tables.people.get(personId);
        const name = person && marked(person.name, wanted);
        if (!name) continue;
        const about = [person.title, person.office].filter(Boolean).join(' · ');
        found.push({ id, forumId, forumName, name, about });
      }
    }
    return found;
  }

  async #forumName(forumId: string): Promise<string> {
    return (await this.#deps.catalogue.tables.forums.get(forumId))?.name ?? '';
  }
}

function isWished({ paper }: PaperAccess, wish: Wish): boolean {
  const { forumId, kind, stage, withArchived } = wish;
  const isShown = isListed(paper) || (withArchived && !paper.isTemplate);
  return (
    isShown &&
    (forumId ?? paper.forumId) === paper.forumId &&
    (kind ?? paper.kind) === paper.kind &&
    (stage ?? paper.stage) === paper.stage
  );
}

/** The line with its hits, or null when it does not hold every wanted word. */
function marked(line: string, wanted: readonly Wanted[]): MarkedText | null {
  const words = wordsIn(line);
  if (!wanted.every((one) => words.some(({ word }) => fits(word, one)))) return null;
  return markedLine(line, (word) => wanted.some((one) => fits(word, one)));
}

/** The block with the most different words that fit; of equals the first. */
function bestBlock(
  blocks: readonly BlockText[],
  isHit: (word: string) => boolean,
): BlockText | null {
  const scored = blocks.map((block) => {
    const hits = wordsIn(block.text).filter(({ word }) => isHit(word));
    return { block, score: new Set(hits.map(({ word }) => word)).size };
  });
  const [best] = scored.toSorted((one, other) => other.score - one.score);
  return best?.block ?? null;
}
