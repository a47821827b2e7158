import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { bookmarkOf } from '#server/interchange/word/bookmarks.ts';
import type { Remarks } from '#server/interchange/word/remarks.ts';
import { universalTime } from '#server/interchange/word/wall-time.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { escaped, otherPart, tag } from '#server/interchange/word/xml.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

const deflated = promisify(deflateRaw);

/** The namespace of what a file remembers of the paper it was made of. */
export const PAPER_SPACE = 'urn:nayar:paper:1';
export const STORE_ID = '{6E617961-7200-4001-8001-706170657231}';

/**
 * What a file has to remember so that it can come home: the paper, which block stands in which paragraph, which revisions and
 * comments are whose, and the very text that was written, against which what is changed without a trace is found. Opaque
 * ids alone, and of nothing that is not in the file.
 */
export async function identityXml(writing: Writing, remarks: Remarks): Promise<string> {
  const { wish } = writing;
  const blocks = [...writing.paragraphs].map(([id, paragraph]) =>
    tag('block', { id, paragraph, bookmark: bookmarkOf(id) }),
  );
  const suggestions = [...writing.revisions].map(([key, ids]) => {
    const [id, author] = key.split(' ');
    return tag('suggestion', { id, author, revisions: ids.join(' ') });
  });
  const threads = wish.threads.map(({ id, comments }) =>
    tag('thread', {
      id,
      comments: (remarks.byThread.get(id) ?? []).join(' '),
      ids: comments.map((comment) => comment.id).join(' '),
    }),
  );
  const shown = new Set(wish.threads.map(({ id }) => id));
  const text = await deflated(JSON.stringify(withoutRemarks(wish.content, shown)));
  return otherPart(
    'paper',
    {
      xmlns: PAPER_SPACE,
      id: wish.paper.id,
      text: wish.since ? 'since' : wish.text,
      since: wish.since?.versionId,
      schema: String(SCHEMA_VERSION),
      written: universalTime(wish.at),
    },
    ...blocks,
    ...suggestions,
    ...threads,
    ...remarks.proposals.map(({ comment, words }) => tag('proposal', { comment }, escaped(words))),
    tag('content', { encoding: 'deflate base64' }, text.toString('base64')),
  );
}

/** What a custom part needs beside it so that Word keeps it. */
export function storeXml(): string {
  const space = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
  return otherPart(
    'ds:datastoreItem',
    { 'xmlns:ds': space, 'ds:itemID': STORE_ID },
    tag('ds:schemaRefs', {}, tag('ds:schemaRef', { 'ds:uri': PAPER_SPACE })),
  );
}

/** Without the marks of remarks that do not go along: not even that there are any is told. */
function withoutRemarks(
  content: readonly ContentNode[],
  shown: ReadonlySet<string>,
): ContentNode[] {
  return content.map((node) => ({
    ...node,
    ...(node.content && { content: withoutRemarks(node.content, shown) }),
    ...(node.marks && {
      marks: node.marks.filter(
        ({ type, attrs }) => type !== COMMENT_MARK || shown.has(String(attrs?.['id'])),
      ),
    }),
  }));
}
