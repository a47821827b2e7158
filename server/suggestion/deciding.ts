import type * as Y from 'yjs';
import type * as z from 'zod';
import { may, whyNot } from '#shared/member/access.ts';
import { readContent } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import type { decideSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import { suggestWording, type Wording } from '#server/suggestion/suggest-wording.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';

export interface DecidingDeps {
  readonly decisions: Decisions;
  readonly now: () => Date;
  /** Keeps the text as it stands, on behalf of somebody who decides on many at once. */
  readonly beforeMany: (paperId: string, personId: string) => Promise<void>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  /** Changes the text in somebody's name; resolves when it is on disk. */
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

/** From so many on, what was there before is kept as a version. */
const MANY = 5;

/** The one way in which suggestions are decided on, wherever somebody does it. */
export class Deciding {
  readonly #deps: DecidingDeps;
  /** What is suggested in papers. Everybody who has one open asks again after each pause in its writing. */
  readonly known: ReadOnce<FoundSuggestion[]>;

  constructor(deps: DecidingDeps) {
    this.#deps = deps;
    this.known = new ReadOnce(deps.content, suggestionsIn);
  }

  /** Suggests another wording in somebody's name; one that was decided on already is not suggested a second time. */
  async suggest(paperId: string, personId: string, asked: Wording & { id: string }): Promise<void> {
    const { decisions, write, now } = this.#deps;
    const { id, seen, text } = asked;
    if (seen === text) throw new Refusal('invalid-input');
    if (await decisions.isDecided(paperId, { id, author: personId })) return;
    const at = now().getTime();
    await write(paperId, personId, (doc) =>
      suggestWording(doc, asked, { id, author: personId, at }),
    );
  }

  /** Decides in the text and on record, as far as the person may; tells on which: others may have been quicker. */
  async decide(
    access: PaperAccess,
    personId: string,
    { ids, decision, reason }: z.output<typeof decideSuggestions.body>,
  ): Promise<readonly FoundSuggestion[]> {
    if (!may(access, 'suggest')) throw new Refusal(whyNot(access, 'suggest'));
    const { decisions, beforeMany, write } = this.#deps;
    const paperId = access.paper.id;
    const mayMerge = may(access, 'merge');
    if (!mayMerge && decision === 'accept') throw new Refusal('role-too-low');
    const wanted = new Set(ids);
    const isTheirs = ({ id, author }: FoundSuggestion) =>
      // Who may only withdraw never touches what somebody else has under the same id.
      wanted.has(id) && (mayMerge || author === personId);
    const standing = async () => {
      const found = (await this.known.of(paperId)).filter(isTheirs);
      if (found.length >= MANY) await beforeMany(paperId, personId);
      return found;
    };
    let decided: FoundSuggestion[] = [];
    const deciding = { access, by: personId, decision, reason };
    await decisions.make(deciding, standing, async (isMeant) => {
      await write(paperId, personId, (doc) => {
        // Read inside the writing: of two who press at once, the second finds nothing left to decide.
        const found = suggestionsIn(readContent(doc));
        decided = found.filter((one) => isTheirs(one) && isMeant(one));
        const fated = new Set(decided.map(({ id, author }) => `${id} ${author}`));
        decide(doc, ({ id, author }) => (fated.has(`${id} ${author}`) ? decision : 'keep'));
      });
      return decided;
    });
    return decided;
  }
}
