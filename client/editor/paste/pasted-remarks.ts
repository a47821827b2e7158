import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * Remarks stay with the words they were made on: a passage that was cut here and is pasted keeps them, a copy of one that
 * still stands has none, and those of another paper have nothing to do with this one.
 */
export class PastedRemarks {
  /** The threads on what was copied or cut in this editor. */
  readonly #taken = new Set<string>();

  /** Something goes onto the clipboard. */
  take({ content }: Slice): void {
    for (const id of threadsIn(content)) this.#taken.add(id);
  }

  /** What is pasted into a paper, with the remarks that go with it. */
  bring({ content, openStart, openEnd }: Slice, paper: Node): Slice {
    const threads = threadsIn(content);
    if (threads.size === 0) return new Slice(content, openStart, openEnd);
    const standing = threadsIn(paper.content);
    const kept = new Set([...threads].filter((id) => this.#taken.has(id) && !standing.has(id)));
    return new Slice(withThreads(content, kept), openStart, openEnd);
  }
}

function threadsIn(content: Fragment): Set<string> {
  const found = new Set<string>();
  content.descendants(({ marks }) => {
    for (const { type, attrs } of marks)
      if (type.name === COMMENT_MARK) found.add(String(attrs['id']));
  });
  return found;
}

/** The content without the marks of other threads. */
function withThreads(content: Fragment, kept: ReadonlySet<unknown>): Fragment {
  return Fragment.fromArray(
    content.content.map((node) =>
      node.isText
        ? node.mark(
            node.marks.filter(
              ({ type, attrs }) => type.name !== COMMENT_MARK || kept.has(attrs['id']),
            ),
          )
        : node.copy(withThreads(node.content, kept)),
    ),
  );
}
