import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import type { WordWish } from '#server/interchange/word/writing.ts';
import { unpacked } from '#test/interchange/unpacked.ts';

const say = speaker('he');

/** A wish for a Word file of this content; what matters to a test is given. */
export function aWordWish(
  content: readonly ContentNode[],
  more: Partial<WordWish> & { readonly layout?: WordWish['paper']['layout'] } = {},
): WordWish {
  const { layout = { headings: 'decimal', paragraphs: false }, ...rest } = more;
  const paper = {
    id: 'paper-000001',
    title: 'מיפוי אתגרים: Draft 2',
    forumName: 'פורום המנהלים',
    facts: ['נייר', 'טיוטה', 'נכון ל־28 בנובמבר 2026'],
    mark: 'טיוטה',
    direction: 'rtl',
    layout,
  } as const;
  return {
    paper,
    text: 'marked',
    hasChoice: true,
    since: null,
    content,
    model: modelOf(content, layout, say),
    threads: [],
    beside: new Map(),
    names: new Map([
      ['person-0001', 'דנה כהן'],
      ['person-0002', 'יוסי לוי'],
      ['person-0003', 'Ruth O’Neil'],
    ]),
    images: new Map(),
    tracksChanges: true,
    at: new Date('2026-11-28T20:00:00Z'),
    say,
    ...rest,
  };
}

/** The parts of the file that comes of a wish. */
export async function partsOf(wish: WordWish): Promise<ReadonlyMap<string, Buffer>> {
  return unpacked(await wordFile(wish));
}

/** An open remark on words, made by the first person. */
export function aThread(given: Partial<ThreadView> = {}): ThreadView {
  const at = '2026-11-20T08:30:00.000Z';
  const base: ThreadView = {
    id: 'threadA1',
    number: 1,
    kind: 'general',
    anchor: { kind: 'passage', blockId: null },
    quote: 'המילים',
    passage: 'המילים',
    proposal: null,
    group: null,
    state: 'open',
    sameAs: null,
    answers: [],
    assignee: null,
    authorId: 'person-0001',
    authorName: 'דנה כהן',
    at,
    changedAt: at,
    comments: [aComment('comment-01', 'דנה כהן', 'צריך לחזק את הניסוח', at)],
    isMine: false,
    isFollowed: false,
  };
  return { ...base, ...given };
}

export function aComment(
  id: string,
  authorName: string,
  words: string,
  at: string,
): ThreadView['comments'][number] {
  return {
    id,
    authorId: 'person-0001',
    authorName,
    at,
    body: words.split('\n').map((text) => ({ runs: [{ text }] })),
    editedAt: null,
    deletedAt: null,
    earlier: [],
    reactions: [],
    isMine: false,
  };
}
