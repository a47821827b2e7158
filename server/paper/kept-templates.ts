import { randomBytes } from 'node:crypto';
import { may, whyNot } from '#shared/member/access.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { KINDS, type Kind } from '#shared/paper/kind.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { TemplateView } from '#shared/paper/template-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { PaperArchive } from '#server/paper/archive.ts';
import type { Copied, PaperCopies } from '#server/paper/copy-paper.ts';
import { headingsOf } from '#server/paper/headings.ts';
import type { PaperLayer } from '#server/paper/start-paper.ts';
import type { ReadOnce } from '#server/paper/read-once.ts';
import { templateFor } from '#server/paper/template/templates.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly lay: PaperLayer;
  readonly copies: PaperCopies;
  readonly headings: ReadOnce<TemplateView['headings']>;
  readonly archive: PaperArchive;
}

/** More than anybody chooses from. */
const MOST_OF_A_FORUM = 40;

/** Papers that a forum keeps to start others from. A template is a paper's text under a card that no list counts. */
export class KeptTemplates {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The program's own of every kind, then the forum's by title. */
  async list(forumId: string): Promise<TemplateView[]> {
    const own = KINDS.map((kind) => ({
      id: null,
      kind,
      title: null,
      headings: headingsOf(builtIn(kind)),
    }));
    const cards = await this.#of(forumId);
    const kept: TemplateView[] = [];
    // One after the other: together, long texts would be in memory all at once.
    for (const { id, kind, title } of cards)
      kept.push({ id, kind, title, headings: await this.#deps.headings.of(id) });
    return [...own, ...kept];
  }

  /** Keeps a copy of a paper that this person leads. */
  async keep(paperId: string, title: string, personId: string): Promise<string> {
    const { catalogue, lay, copies } = this.#deps;
    const access = await accessToPaper(catalogue, paperId, personId);
    if (!access || !may(access, 'read')) throw new Refusal('not-found');
    if (!may(access, 'milestone')) throw new Refusal(whyNot(access, 'milestone'));
    const { kind, direction, layout, forumId } = access.paper;
    const others = await this.#of(forumId);
    if (others.length >= MOST_OF_A_FORUM) throw new Refusal('too-large');
    if (others.some((other) => other.kind === kind && other.title === title))
      throw new Refusal('already-exists');
    const place = { forumId, groupId: null, sessionId: null };
    const template = await lay(
      {
        told: { ...place, title, kind, direction, isTemplate: true, ...(layout && { layout }) },
        ...(await copies.textOf(paperId)),
        record: { action: 'template-kept', detail: { from: paperId } },
      },
      personId,
    );
    return template.id;
  }

  /** The text of a forum's template of this kind, for a new paper. */
  async textOf(
    forumId: string,
    templateId: string,
    kind: Kind,
  ): Promise<Copied & Pick<PaperCard, 'direction'>> {
    const card = await this.#deps.catalogue.tables.papers.get(templateId);
    if (card?.forumId !== forumId || card.kind !== kind || !isKept(card))
      throw new Refusal('not-found');
    return { ...(await this.#deps.copies.textOf(templateId)), direction: card.direction };
  }

  /** Puts a template away. Papers that were started from it are not touched. */
  async remove(forumId: string, templateId: string, personId: string): Promise<void> {
    const card = await this.#deps.catalogue.tables.papers.get(templateId);
    if (card?.forumId !== forumId || !isKept(card)) throw new Refusal('not-found');
    await this.#deps.archive.putAway(templateId, personId);
  }

  async #of(forumId: string): Promise<PaperCard[]> {
    const cards = await this.#deps.catalogue.tables.papers.find({ forumId, isTemplate: true });
    return cards
      .filter(isKept)
      .toSorted((one, other) => one.title.localeCompare(other.title, 'he'));
  }
}

const isKept = (card: PaperCard): boolean => card.isTemplate === true && !card.archivedAt;

function builtIn(kind: Kind): ContentNode[] {
  return templateFor(kind, { title: '', direction: 'rtl', random: randomBytes });
}
