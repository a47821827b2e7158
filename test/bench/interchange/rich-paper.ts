import { hundredPages, withChanges } from '#test/bench/compare/hundred-pages.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** A paper of a hundred pages in Hebrew with all that a review leaves in it. */
export const NOTES = 300;
export const SUGGESTIONS = 200;
export const THREADS = 200;
const AT = Date.UTC(2026, 6, 1, 9);
export const AUTHOR = 'person-0001';
export const NAME = 'דנה כהן';

export interface RichPaper {
  readonly content: readonly ContentNode[];
  readonly threads: readonly ThreadView[];
}

/** The paper; each suggestion takes out two words and puts one in, each remark lies on four. */
export function richPaper(): RichPaper {
  const threads: ThreadView[] = [];
  let notes = 0;
  let suggestions = 0;
  const content = hundredPages().map((block, at): ContentNode => {
    const words = (block.content?.[0]?.text ?? '').split(' ');
    if (block.type === 'heading') return block;
    const cut = (from: number, to: number) => `${words.slice(from, to).join(' ')} `;
    const pieces: ContentNode[] = [plain(cut(0, 10))];
    if (suggestions < SUGGESTIONS && at % 2 === 0) {
      suggestions += 1;
      const id = `Sugg${String(suggestions).padStart(4, '0')}`;
      pieces.push(
        plain(cut(10, 12), entry('deletion', id)),
        plain('נוסח אחר ', entry('insertion', id)),
      );
    } else pieces.push(plain(cut(10, 12)));
    pieces.push(plain(cut(12, 20)));
    if (threads.length < THREADS && at % 2 === 1) {
      const id = `Thrd${String(threads.length).padStart(4, '0')}`;
      threads.push(threadOf(id, String(block.attrs?.['id']), cut(20, 24), threads.length + 1));
      pieces.push(plain(cut(20, 24), { type: 'comment', attrs: { id } }));
    } else pieces.push(plain(cut(20, 24)));
    if (notes < NOTES) {
      notes += 1;
      const id = `note-${String(10_000 + notes)}`;
      pieces.push(plain(cut(24, 34), { type: 'footnote', attrs: { id } }));
    } else pieces.push(plain(cut(24, 34)));
    pieces.push(plain(words.slice(34).join(' ')));
    return { ...block, content: pieces };
  });
  return { content, threads };
}

/** An earlier version of a paper without suggestions: words in a third of its blocks were others. */
export function earlier(content: readonly ContentNode[]): ContentNode[] {
  return withChanges(content, Math.floor(content.length / 3));
}

const plain = (text: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});

const entry = (type: string, id: string): ContentMark => ({
  type,
  attrs: { id, author: AUTHOR, at: AT },
});

function threadOf(id: string, blockId: string, quote: string, number: number): ThreadView {
  const at = new Date(AT).toISOString();
  const comment = {
    id: `comment-${id}`,
    authorId: AUTHOR,
    authorName: NAME,
    at,
    body: [{ runs: [{ text: 'כדאי לחזק את הניסוח ולהפנות להחלטת הממשלה' }] }],
    editedAt: null,
    deletedAt: null,
    earlier: [],
    reactions: [],
    isMine: false,
  };
  return {
    id,
    number,
    kind: 'general',
    anchor: { kind: 'passage', blockId },
    quote,
    passage: quote,
    proposal: null,
    group: null,
    state: number % 3 === 0 ? 'settled' : 'open',
    sameAs: null,
    answers: [],
    assignee: null,
    authorId: AUTHOR,
    authorName: NAME,
    at,
    changedAt: at,
    comments: [comment],
    isMine: false,
    isFollowed: false,
  };
}
