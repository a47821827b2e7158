import * as Y from 'yjs';
import { besideIn } from '#server/interchange/beside.ts';
import { htmlFile } from '#server/interchange/html/html-file.ts';
import { Marker } from '#server/interchange/marking/marker.ts';
import { type Since, withSince } from '#server/interchange/since.ts';
import type { PressOrder, PressPaper } from '#server/interchange/pdf/order.ts';
import type { Press } from '#server/interchange/pdf/press.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import type { WordWish } from '#server/interchange/word/writing.ts';
import { wordImages } from '#server/interchange/word-images.ts';
import type { BesideAsked, SaidBeside } from '#server/position/said-beside.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Storage } from '#server/storage/storage.ts';
import { namesOfAuthors } from '#server/suggestion/author-names.ts';
import type { FileForm, TextChoice } from '#shared/interchange/export-choice.ts';
import { markdownOf } from '#shared/interchange/markdown.ts';
import { markdownRemarks } from '#shared/interchange/markdown-remarks.ts';
import { markdownSuggestions } from '#shared/interchange/markdown-suggestions.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { numberAccepted } from '#shared/paper/content-parts.ts';
import { languageOf, type PaperCard, SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { ACCEPT_ALL, type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { untied } from '#shared/version/untied.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'blobs'>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly saidBeside: (asked: BesideAsked) => Promise<SaidBeside>;
  readonly now: () => Date;
  readonly press: Press;
}

/** What is to go out, and for whom. Whether they may has been asked before. */
export interface ExportWish {
  readonly paper: PaperCard;
  /** Null: for whoever runs the workspace, who sees what is open to everybody. */
  readonly personId: string | null;
  readonly text: TextChoice;
  /** The remarks that are theirs to see; null where none go along, and then no positions do. */
  readonly threads: readonly ThreadView[] | null;
  /** A text that is no longer, and when it stood; null for that of now. */
  readonly past: { readonly content: readonly ContentNode[]; readonly at: Date } | null;
  /** The version against which changes are marked. The text is the agreed one then, whatever `text` says. */
  readonly since?: Since;
  /** Given up when nobody waits for the file any more. */
  readonly gone?: AbortSignal;
}

const FATES: Readonly<Record<TextChoice, FateOf>> = {
  clean: ACCEPT_ALL,
  original: REJECT_ALL,
  marked: () => 'keep',
};

/** What stands on every page of a paper that may still change as a whole. */
const markOf = (paper: PaperCard) =>
  paper.stage === 'draft' ? sayIn(languageOf(paper))('paper.stage.draft') : null;

/** Papers on their way out of the house. */
export class Exporting {
  readonly #deps: Deps;
  readonly #marker = new Marker();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A paper as a file of one form. */
  async write(form: FileForm, wish: ExportWish): Promise<Buffer> {
    switch (form) {
      case 'word':
        return wordFile(await this.#wordWish(wish));
      case 'pdf':
        return this.#pdf(wish);
      case 'html':
        return Buffer.from(htmlFile(await this.#wordWish(wish)));
      case 'markdown':
        return this.#markdown(wish);
      default:
        return this.#json(wish);
    }
  }

  async #markdown(wish: ExportWish): Promise<Buffer> {
    const { paper } = wish;
    const content = project(await this.#whole(wish), FATES[wish.text]);
    const say = sayIn(languageOf(paper));
    const model = modelOf(content, paper.layout ?? PLAIN_LAYOUT, say);
    const text = markdownOf(model, {
      title: paper.title,
      typed: (of, number) => `${say(`editor.block.${of}`)} ${number ?? ''}`.trim(),
      tone: (tone) => say(`tools.tone.${tone ?? 'note'}`),
      noImage: say('interchange.noImage'),
      imageAddress: (file) => `/api/papers/${paper.id}/images/${file}`,
      broken: say('structure.reference.broken'),
    });
    // Of a clean or an original text nothing is suggested.
    const names = await namesOfAuthors(this.#deps.storage.catalogue, content);
    const listed = markdownSuggestions(suggestionsIn(content), names, say);
    return Buffer.from(text + listed + markdownRemarks(wish.threads ?? [], say));
  }

  /** Its content as the schema has it, and the remarks that go along. */
  async #json(wish: ExportWish): Promise<Buffer> {
    const { id, title, kind, stage, direction, layout = PLAIN_LAYOUT } = wish.paper;
    const content = project(await this.#whole(wish), FATES[wish.text]);
    const paper = { id, title, kind, stage, direction, layout };
    const { text, threads } = wish;
    // Without remarks not even that there are any is told.
    const told = threads ? { content, threads } : { content: untied(content) };
    const all = { schema: SCHEMA_VERSION, paper, text, ...told };
    return Buffer.from(`${JSON.stringify(all, null, 2)}\n`);
  }

  /** The text that is on disk, as one Yjs update. */
  update(paperId: string): Promise<Uint8Array> {
    return this.#deps.content(paperId);
  }

  async #whole({ paper, past }: ExportWish): Promise<readonly ContentNode[]> {
    return past?.content ?? this.#content(paper.id);
  }

  /** Made in its turn. */
  #pdf(wish: ExportWish): Promise<Buffer> {
    return this.print(() => this.#pressOrder(wish), wish.personId, wish.gone);
  }

  /** A PDF, made in its turn: what it is of is gathered then. */
  print(
    order: () => Promise<PressOrder>,
    personId: string | null,
    gone?: AbortSignal,
  ): Promise<Buffer> {
    return this.#deps.press.print(order, { personId: personId ?? '', signal: gone });
  }

  /** Ends what is being made. */
  close(): void {
    this.#deps.press.close();
  }

  /** One paper as it goes to the press. */
  async pressPaper(wish: ExportWish): Promise<PressPaper> {
    const gathered = await this.#gathered(wish);
    const { text, hasChoice, content, beside, names, images } = gathered;
    const { title, forumName, facts, direction, layout } = gathered.paper;
    const whole = { title, forumName, facts, direction, layout };
    return { ...whole, text, hasChoice, content, beside, names, images, threads: wish.threads };
  }

  async #pressOrder(wish: ExportWish): Promise<PressOrder> {
    const paper = await this.pressPaper(wish);
    return {
      title: paper.title,
      author: paper.forumName,
      mark: markOf(wish.paper),
      direction: paper.direction,
      at: wish.past?.at ?? this.#deps.now(),
      session: null,
      papers: [paper],
    };
  }

  async #wordWish(wish: ExportWish): Promise<WordWish> {
    const gathered = await this.#gathered(wish);
    const { content, paper, say, since } = gathered;
    const numbers = since ? numberAccepted(content, paper.layout) : undefined;
    const model = modelOf(content, paper.layout, say, numbers);
    return { ...gathered, model, threads: wish.threads ?? [] };
  }

  async #gathered(wish: ExportWish): Promise<Omit<WordWish, 'model' | 'threads'>> {
    const { storage, now, saidBeside } = this.#deps;
    const { paper, personId, text, threads, past, since = null } = wish;
    const { layout = PLAIN_LAYOUT } = paper;
    const whole = await this.#whole(wish);
    const said = await saidBeside({ paperId: paper.id, personId, content: whole });
    wish.gone?.throwIfAborted();
    const positions = threads === null ? [] : said.positions;
    const at = past?.at ?? now();
    const language = languageOf(paper);
    const say = sayIn(language);
    const inWords = new Intl.DateTimeFormat(language === 'he' ? 'he-IL' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'Asia/Jerusalem',
    });
    const content = since
      ? await this.#marker.mark(whole, since, { at, signal: wish.gone })
      : project(whole, FATES[text]);
    const forum = await storage.catalogue.tables.forums.get(paper.forumId);
    return {
      paper: {
        id: paper.id,
        title: paper.title,
        forumName: forum?.name ?? '',
        facts: [
          say(`paper.kind.${paper.kind}`),
          say(`paper.stage.${paper.stage}`),
          say('print.asOf', { when: inWords.format(at) }),
        ],
        mark: markOf(paper),
        direction: paper.direction,
        layout,
      },
      text,
      hasChoice: since === null && suggestionsIn(whole).length > 0,
      since: since && {
        versionId: since.versionId,
        words: say('interchange.text.since', {
          number: since.number,
          when: inWords.format(since.at),
        }),
      },
      content,
      beside: since
        ? besideIn(project(whole, REJECT_ALL), 'original', { ...said, positions })
        : besideIn(content, text, { ...said, positions }),
      names: withSince(await namesOfAuthors(storage.catalogue, content), since, say),
      images: await wordImages(storage, paper.id, content, wish.gone),
      tracksChanges: paper.stage !== 'published',
      at,
      say,
    };
  }

  async #content(paperId: string): Promise<ContentNode[]> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    const content = readContent(doc);
    doc.destroy();
    return content;
  }
}
