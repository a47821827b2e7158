import type * as z from 'zod';
import type { answerPreRead } from '#shared/pre-read/pre-read-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { withState } from '#server/storage/kept-history.ts';
import type { WritableTable } from '#server/storage/store.ts';
import type { Work } from '#server/storage/work.ts';
import type {
  PreReadAnswerRow,
  PreReadPersonRow,
  PreReadRow,
} from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly work: Work;
  readonly bus: Bus;
  readonly now: () => Date;
}

type Sent = z.output<typeof answerPreRead.body>;

/** What one person does with a pre-read. Only what the person says or does on purpose is kept. */
export class Progress {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Notes that it was opened (once), or that it is declared read; the declaration may be taken back. */
  async mark(
    forumId: string,
    row: PreReadRow,
    personId: string,
    deed: 'opened' | 'read' | 'unread',
  ): Promise<void> {
    const at = this.#deps.now().toISOString();
    await this.#change(forumId, row, async ({ preReadPeople }) => {
      const before = await markOf(preReadPeople, row, personId);
      const openedAt = before.openedAt ?? at;
      const declared = deed === 'read' ? (before.readAt ?? at) : null;
      const readAt = deed === 'opened' ? before.readAt : declared;
      const isNew = openedAt !== before.openedAt || readAt !== before.readAt;
      if (isNew) await preReadPeople.put({ ...before, openedAt, readAt });
      return isNew;
    });
  }

  /** Keeps answers, each sending once; handing in marks the moment. Answers that stood before are kept. */
  async answer(forumId: string, row: PreReadRow, personId: string, sent: Sent): Promise<void> {
    const at = this.#deps.now().toISOString();
    const known = new Set(row.questions.map(({ id }) => id));
    if (sent.answers.some(({ questionId }) => !known.has(questionId)))
      throw new Refusal('invalid-input');
    await this.#change(forumId, row, async ({ preReadPeople, preReadAnswers }) => {
      let hasChanged = false;
      for (const answer of sent.answers) {
        const id = `${row.id}.${personId}.${answer.questionId}`;
        const before = await preReadAnswers.get(id);
        if (!isNew(before, answer.text, sent.sendId)) continue;
        const { questionId, text } = answer;
        const earlier = before ? withState(before.earlier, past(before, at)) : [];
        const own = { id, preReadId: row.id, personId, questionId };
        await preReadAnswers.put({ ...own, text, sendId: sent.sendId, at, earlier });
        hasChanged = true;
      }
      if (!sent.isSubmitted) return hasChanged;
      const mark = await markOf(preReadPeople, row, personId);
      const { sendId } = sent;
      const handedIn = mark.handedIn ?? [];
      // The same sending again, also after something else was saved, hands in nothing more.
      if (handedIn.some((one) => one.sendId === sendId)) return hasChanged;
      const mine = await preReadAnswers.find({ preReadId: row.id, personId });
      const isOpen = mine.some((answer) => answer.at > (mark.submittedAt ?? ''));
      if (mark.submittedAt !== null && !hasChanged && !isOpen) return hasChanged;
      await preReadPeople.put({
        ...mark,
        openedAt: mark.openedAt ?? at,
        submittedAt: at,
        handedIn: withState(handedIn, { at, sendId }),
      });
      return true;
    });
  }

  async #change(
    forumId: string,
    row: PreReadRow,
    work: (tables: {
      readonly preReadPeople: WritableTable<PreReadPersonRow>;
      readonly preReadAnswers: WritableTable<PreReadAnswerRow>;
    }) => Promise<boolean>,
  ): Promise<void> {
    const store = await this.#deps.work.of(forumId);
    const hasChanged = await store.transact(async (tables) => {
      // Asked again inside: it may have been taken back a moment ago.
      const current = await tables.preReads.get(row.id);
      if (!current || current.withdrawn) throw new Refusal('stage-closed');
      return work(tables);
    });
    if (hasChanged) this.#deps.bus.announce({ kind: 'pre-reads-changed', forumId });
  }
}

async function markOf(
  people: WritableTable<PreReadPersonRow>,
  { id: preReadId }: PreReadRow,
  personId: string,
): Promise<PreReadPersonRow> {
  const id = `${preReadId}.${personId}`;
  const none = { id, preReadId, personId, openedAt: null, readAt: null, submittedAt: null };
  return (await people.get(id)) ?? none;
}

/** A sending that arrives again, also after a later one, says nothing new. */
function isNew(before: PreReadAnswerRow | undefined, text: string, sendId: string): boolean {
  if (!before) return text !== '';
  const sendings = [before.sendId, ...before.earlier.map((one) => one.sendId)];
  return before.text !== text && !sendings.includes(sendId);
}

const past = ({ text, sendId }: PreReadAnswerRow, until: string) => ({ text, until, sendId });
