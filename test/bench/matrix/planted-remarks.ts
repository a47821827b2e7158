import type { ContentNode } from '#shared/paper/content.ts';
import type { ThreadRow } from '#server/storage/remarks.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';

const PARAGRAPHS = 200;
const SAID =
  'לא ברור מי אחראי על הדיווח, באיזה לוח זמנים, ומה קורה כשהיעד אינו מושג. כדאי להפנות ל־OECD (2021).';
const idOf = (at: number) => `p-${String(at).padStart(6, '0')}`;

/** A paper of some twenty pages on which so many remarks were made, a third of them answered. Answers its id. */
export async function plantRemarks(nayar: TestNayar, lead: Guest, count: number): Promise<string> {
  const { storage } = nayar.nayar;
  const [forum] = await storage.catalogue.tables.forums.find({});
  const { person } = (await lead.call(getMe)).body;
  const content = Array.from(
    { length: PARAGRAPHS },
    (_, at): ContentNode => ({
      type: at % 20 === 0 ? 'heading' : 'paragraph',
      attrs: { id: idOf(at), ...(at % 20 === 0 && { level: 1 }) },
      content: [{ type: 'text', text: `פסקה ${String(at)}: הממשלה תקבע יעדים רב־שנתיים ותדווח.` }],
    }),
  );
  const paperId = await plantPaper(nayar, lead, {
    forumId: forum?.id ?? '',
    title: 'נייר עם אלף הערות',
    content,
  });
  const store = await storage.remarks.of(paperId);
  await store.transact(async ({ threads, comments }) => {
    for (let at = 0; at < count; at++) {
      const thread = aThread(at, person.id);
      await threads.put(thread);
      await comments.put({
        id: `comment-${String(at).padStart(14, '0')}`,
        threadId: thread.id,
        authorId: person.id,
        at: thread.at,
        body: [{ runs: [{ text: SAID }] }],
        editedAt: null,
        deletedAt: null,
        earlier: [],
        reactions: [],
      });
    }
  });
  return paperId;
}

function aThread(at: number, by: string): ThreadRow {
  const when = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
  const isAnswered = at % 3 === 0;
  return {
    id: `T${String(at).padStart(7, '0')}`,
    number: at + 1,
    kind: at % 2 === 0 ? 'general' : 'technical',
    anchor: { kind: 'block', blockId: idOf(at % PARAGRAPHS) },
    quote: 'הממשלה תקבע יעדים רב־שנתיים',
    passage: 'הממשלה תקבע יעדים רב־שנתיים ותדווח.',
    wanted: null,
    proposal: at % 4 === 0 ? 'הממשלה תקבע יעדים ותדווח עליהם לכנסת אחת לשנה.' : null,
    group: null,
    state: isAnswered ? 'answered' : 'open',
    sameAs: null,
    answers: isAnswered
      ? [{ disposition: 'accepted', reason: 'ייכנס לפרק ב', by, at: when, insisted: null }]
      : [],
    assigneeId: null,
    follows: {},
    authorId: by,
    at: when,
    changedAt: when,
    history: [],
  };
}
