import { speechIn, type FileSpeech } from '#server/interchange/table/file-speech.ts';
import type { DeckStory, MapRow, RecommendationStory } from '#server/interchange/slides/story.ts';
import { reservationsIn } from '#server/register/forum-reservations.ts';
import { type RegisterDeps, registerFor } from '#server/register/register-view.ts';
import { withWholeWords } from '#server/register/whole-words.ts';
import { type Slide, slidesOf } from '#shared/meeting/slides.ts';
import type { Person } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import { DIMENSIONS, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import type { SignedReservation } from '#shared/position/position-contract.ts';
import { STANCES } from '#shared/position/position.ts';
import type { Branch } from '#shared/register/map-view.ts';
import { treeOf } from '#shared/register/map-view.ts';
import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';

/** What is presented, and for whom. Whether they may see it has been asked before. */
export interface PresentationWish {
  readonly forumId: string;
  readonly person: Person;
  readonly role: Role;
  readonly isDecidedOnly: boolean;
  /** The papers of one session, or one paper; null for all of the forum. */
  readonly of: { readonly sessionId: string } | { readonly paperId: string } | null;
  /** Of what it is, where it is not of the forum, and what else is said of it on the first slide. */
  readonly about: { readonly title: string | null; readonly facts: readonly string[] };
  /** What the forum is for, for its members. */
  readonly purpose: string;
  readonly at: Date;
}

/** What a presentation tells one person: the recommendations as they are presented on the screen, and the map before them. */
export async function presentationFor(
  deps: RegisterDeps,
  wish: PresentationWish,
): Promise<DeckStory> {
  const { forumId, person, role, of } = wish;
  const register = await registerFor(deps, forumId, { personId: person.id, role });
  const view = await withWholeWords(deps, register);
  const speech = speechIn(person.language);
  const slides = slidesOf(view, {
    sessionId: of && 'sessionId' in of ? of.sessionId : null,
    paperId: of && 'paperId' in of ? of.paperId : undefined,
    isDecidedOnly: wish.isDecidedOnly,
  });
  const paperIds = slides.map(({ block }) => block.paperId);
  const reservations = await reservationsIn(deps, paperIds, person.id);
  return new Telling(wish, scoped(view, of), speech).story(slides, reservations);
}

/** The part of a register that is presented; a link that leads out of it is none. */
function scoped(view: RegisterView, of: PresentationWish['of']): RegisterView {
  if (of === null) return view;
  const papers = view.papers.filter(({ id, sessionId }) =>
    'paperId' in of ? id === of.paperId : sessionId === of.sessionId,
  );
  const known = new Set(papers.map(({ id }) => id));
  return { ...view, papers, blocks: view.blocks.filter(({ paperId }) => known.has(paperId)) };
}

/** So many letters of a block stand in the map and under a recommendation. */
const FEW_LETTERS = 150;
/** So much of what a recommendation answers is shown. */
const MOST_ANSWERS = 3;

class Telling {
  readonly #wish: PresentationWish;
  readonly #view: RegisterView;
  readonly #speech: FileSpeech;

  constructor(wish: PresentationWish, view: RegisterView, speech: FileSpeech) {
    this.#wish = wish;
    this.#view = view;
    this.#speech = speech;
  }

  story(
    slides: readonly Slide[],
    reservations: ReadonlyMap<string, readonly SignedReservation[]>,
  ): DeckStory {
    const { say, direction, asOf } = this.#speech;
    const { about, at } = this.#wish;
    const { forumName } = this.#view;
    const title = about.title ?? forumName;
    const facts = [...about.facts, asOf(at)];
    if (!this.#view.isWhole) facts.push(say('register.notWhole'));
    return {
      title,
      forumName: about.title === null ? say('meeting.slides.lead') : forumName,
      facts,
      direction,
      at: at.getTime(),
      continued: say('meeting.slides.continued'),
      overview: this.#overview(slides),
      picture: this.#picture(),
      map: this.#map(),
      recommendations: slides.map((slide) =>
        this.#recommendation(slide, reservations.get(slide.key) ?? []),
      ),
      sources: this.#sources(slides),
      notes: [title, ...facts].join('\n'),
    };
  }

  #overview(slides: readonly Slide[]): DeckStory['overview'] {
    const { say } = this.#speech;
    const { papers, blocks, sessions } = this.#view;
    const ofKind = (kind: string) => blocks.filter((block) => block.kind === kind).length;
    const meeting = new Set(papers.map(({ sessionId }) => sessionId));
    const met = sessions.filter(({ id }) => this.#wish.of === null || meeting.has(id)).length;
    const counts = [
      ...(met > 0 ? [{ count: met, label: say('meeting.slides.sessions') }] : []),
      { count: papers.length, label: say('meeting.slides.papers') },
      ...TYPED_BLOCKS.map((kind) => ({ count: ofKind(kind), label: say(`register.kind.${kind}`) })),
    ];
    const states = new Map<string, number>();
    for (const { block } of slides) {
      const state = block.recommendation?.state;
      if (state) states.set(state, (states.get(state) ?? 0) + 1);
    }
    const told = [...states].map(
      ([state, count]) => `${say(`register.state.${state}`)}: ${String(count)}`,
    );
    return {
      title: say('meeting.slides.overview'),
      counts,
      lines: [
        ...this.#wish.purpose.split('\n').filter(Boolean),
        ...(told.length > 0 ? [`${say('meeting.slides.presented')}: ${told.join(' · ')}`] : []),
      ],
    };
  }

  #picture(): DeckStory['picture'] {
    const { say } = this.#speech;
    const { blocks } = this.#view;
    return {
      title: say('register.map'),
      centre: say('register.centre'),
      boxes: DIMENSIONS.map((dimension) => {
        const count = (kind: string) =>
          blocks.filter((block) => block.kind === kind && block.dimension === dimension).length;
        return {
          name: say(`editor.dimension.${dimension}`),
          facts: [
            say('register.challengesIn', { count: count('challenge') }),
            say('register.recommendationsIn', { count: count('recommendation') }),
          ],
        };
      }),
    };
  }

  #map(): DeckStory['map'] {
    const { say } = this.#speech;
    const { challenges, others } = treeOf(this.#view.blocks);
    const rowsOf = (dimension: RegisterBlock['dimension']) => [
      ...challenges
        .filter(({ block }) => block.dimension === dimension)
        .map((one) => this.#row(one)),
      ...others.filter(({ block }) => block.dimension === dimension).map((one) => this.#row(one)),
    ];
    return {
      title: say('register.map'),
      columns: [
        say('register.kind.challenge'),
        say('register.kind.interventionPoint'),
        say('register.kind.recommendation'),
      ],
      parts: [...DIMENSIONS, null].flatMap((dimension) => {
        const rows = rowsOf(dimension);
        const name =
          dimension === null
            ? say('register.filter.noDimension')
            : say(`editor.dimension.${dimension}`);
        return rows.length === 0 ? [] : [{ name, rows }];
      }),
    };
  }

  /** A challenge with all that leads from it; without one, what no challenge leads to. */
  #row(branch: Branch): MapRow {
    const below = new Set(allIn(branch));
    // In the order of the papers, whichever link leads to them.
    const all = this.#view.blocks.filter((block) => below.has(block));
    const ofKind = (kind: string) =>
      all.filter((block) => block.kind === kind).map((block) => this.#named(block));
    return {
      challenge: branch.block.kind === 'challenge' ? this.#named(branch.block) : '',
      points: ofKind('interventionPoint'),
      recommendations: ofKind('recommendation'),
    };
  }

  #named({ number, words, proposal }: RegisterBlock): string {
    const { say } = this.#speech;
    const proposed = proposal === 'insertion' ? ` (${say('register.proposed')})` : '';
    return `${number === '' ? '' : `${number}. `}${shortened(words)}${proposed}`;
  }

  #recommendation(
    { block, paperTitle, direction, statement, more, answers }: Slide,
    reservations: readonly SignedReservation[],
  ): RecommendationStory {
    const { say } = this.#speech;
    const { number, dimension, recommendation } = block;
    const named = number === '' ? say('position.titlePlain') : say('position.title', { number });
    const facts = [
      ...(dimension === null ? [] : [say(`editor.dimension.${dimension}`)]),
      ...(recommendation ? [say(`register.state.${recommendation.state}`)] : []),
    ];
    const positions = recommendation ? this.#positions(recommendation) : '';
    const signed = reservations.map(({ text, name, title, office }) => ({
      text,
      signature: [name, title, office].filter(Boolean).join(', '),
    }));
    const answered = answers.map(
      (one) => `${say(`editor.block.${one.kind}`)} ${one.number}: ${shortened(one.words)}`,
    );
    const head = answered.length === 0 ? [] : [say('meeting.present.answers')];
    return {
      title: named,
      facts,
      direction,
      statement,
      more,
      answers: [...head, ...answered.slice(0, MOST_ANSWERS)],
      positions,
      reservationsTitle: say('position.inPrint'),
      reservations: signed,
      source: paperTitle,
      notes: [
        [named, ...facts].join(' · '),
        statement,
        ...more,
        ...head,
        ...answered,
        positions,
        ...signed.flatMap(({ text, signature }) => [
          `${say('position.inPrint')}:`,
          ...text.split('\n'),
          signature,
        ]),
        paperTitle,
      ].join('\n'),
    };
  }

  #positions({ counts, standing, owners }: NonNullable<RegisterBlock['recommendation']>): string {
    const { say } = this.#speech;
    const stood =
      counts === null
        ? [say('meeting.slides.closed', { count: standing })]
        : STANCES.filter((stance) => (counts[stance] ?? 0) > 0).map(
            (stance) => `${say(`position.stance.${stance}`)}: ${String(counts[stance])}`,
          );
    const owned =
      owners.length === 0
        ? []
        : [`${say('register.column.owners')}: ${owners.map(({ name }) => name).join(', ')}`];
    return [...(counts === null && standing === 0 ? [] : stood), ...owned].join(' · ');
  }

  #sources(slides: readonly Slide[]): DeckStory['sources'] {
    const { say, day } = this.#speech;
    const { papers, sessions, blocks } = this.#view;
    const counted = (paperId: string) =>
      slides.filter(({ block }) => block.paperId === paperId).length;
    const used = new Set(blocks.map(({ paperId }) => paperId));
    const met = new Map(
      sessions.map(({ id, title, day: on }) => [id, on === null ? title : `${title} (${day(on)})`]),
    );
    return {
      title: say('meeting.slides.sources'),
      columns: [
        { title: say('register.column.paper'), share: 40 },
        { title: say('meeting.slides.stage'), share: 15 },
        { title: say('register.filter.sessionId'), share: 33 },
        { title: say('register.kind.recommendation'), share: 12 },
      ],
      rows: papers
        .filter(({ id }) => used.has(id))
        .map(({ id, title, stage, sessionId }) => [
          title,
          say(`paper.stage.${stage}`),
          (sessionId !== null && met.get(sessionId)) || '',
          String(counted(id)),
        ]),
    };
  }
}

function allIn({ block, below }: Branch): RegisterBlock[] {
  return [block, ...below.flatMap(allIn)];
}

/** The first line of a block, and not all of a long one. */
function shortened(words: string): string {
  const [line = ''] = words.split('\n');
  return line.length > FEW_LETTERS ? `${line.slice(0, FEW_LETTERS).trimEnd()}…` : line;
}
