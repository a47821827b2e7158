import { readWord } from '#server/interchange/reading/read-word.ts';
import { contentSince, withSince } from '#server/interchange/since.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import type { WordWish } from '#server/interchange/word/writing.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { AUTHOR, NAME, type RichPaper } from '#test/bench/interchange/rich-paper.ts';

const say = speaker('he');
const LAYOUT = { headings: 'decimal', paragraphs: false } as const;
const AT = new Date('2026-11-28T20:00:00Z');

function wishOf({ content, threads }: RichPaper): WordWish {
  return {
    paper: {
      id: 'paper-000001',
      title: 'מאה עמודים',
      forumName: 'פורום',
      facts: [],
      mark: null,
      direction: 'rtl',
      layout: LAYOUT,
    },
    text: 'marked',
    hasChoice: true,
    since: null,
    content,
    model: modelOf(content, LAYOUT, say),
    threads,
    beside: new Map(),
    names: new Map([[AUTHOR, NAME]]),
    images: new Map(),
    tracksChanges: true,
    at: AT,
    say,
  };
}

/** The paper as this house writes it, from its content to the bytes of the file. */
export function byUs(paper: RichPaper): Promise<Buffer> {
  return wordFile(wishOf(paper));
}

/** What changed since an earlier version, marked: compared, laid into one text and written. */
export function sinceByUs(old: readonly ContentNode[], paper: RichPaper): Promise<Buffer> {
  const since = {
    versionId: 'v',
    number: 1,
    at: AT,
    content: old,
    hands: new Map<string, string>(),
  };
  const wish = wishOf({ ...paper, content: contentSince(paper.content, since, AT) });
  return wordFile({
    ...wish,
    names: withSince(wish.names, since, say),
    since: { versionId: 'v', words: 'מאז גרסה 1' },
  });
}

/** A file as this house reads it, up to the content that a paper would have. */
export async function readByUs(bytes: Uint8Array): Promise<readonly ContentNode[]> {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const { model } = await readWord(bytes, { now: AT.getTime(), newId });
  return contentOf(model);
}
