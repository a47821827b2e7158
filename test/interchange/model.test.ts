import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#shared/interchange/model.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { anyPaper } from '#test/interchange/any-paper.ts';

const say = speaker('he');
const LAYOUT = { headings: 'decimal', paragraphs: true } as const;
const read = (content: readonly ContentNode[]) => modelOf(content, LAYOUT, say);

const text = (words: string, ...marks: ContentNode['marks'] & object): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});

describe('the neutral model', () => {
  it('[IC1] leads back to the very paper it was made of', () => {
    fc.assert(
      fc.property(anyPaper, (content) => {
        const back = contentOf(read(content));
        expect(sameContent(back, content)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[IC1] of a paper that went through it is the same model', () => {
    fc.assert(
      fc.property(anyPaper, (content) => {
        const model = read(content);
        expect(read(contentOf(model))).toEqual(model);
      }),
      { numRuns: 100 },
    );
  });

  it('[IC2] has numbers, notes at their place and names of what is pointed to', () => {
    const { blocks } = read([
      { type: 'heading', attrs: { id: 'heading-1', level: 1 }, content: [text('רקע')] },
      { type: 'recommendation', attrs: { id: 'recommend-1' }, content: [{ type: 'paragraph' }] },
      {
        type: 'paragraph',
        content: [
          text('ראו '),
          text('\uFFFC', { type: 'reference', attrs: { to: 'recommend-1' } }),
          text('מקור', { type: 'footnote', attrs: { id: 'note-0001' } }),
          text(' וגם '),
          text('\uFFFC', { type: 'reference', attrs: { to: 'gone-00001' } }),
        ],
      },
    ]);
    const inline = (blocks[2] as Block & { inline: Inline[] }).inline;
    expect(blocks[0]).toMatchObject({ kind: 'heading', number: '1' });
    expect(blocks[1]).toMatchObject({ kind: 'frame', of: 'recommendation', number: '1.1' });
    expect(inline[1]).toMatchObject({
      kind: 'reference',
      target: { number: '1.1', label: 'המלצה 1.1' },
    });
    expect(inline[2]).toMatchObject({ kind: 'note', number: '1', inline: [{ text: 'מקור' }] });
    expect(inline[4]).toMatchObject({ kind: 'reference', target: null });
  });

  it('[IC2] leaves out what no editor shows', () => {
    const { blocks } = read([
      {
        type: 'paragraph',
        content: [
          text('קישור', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
          text('\uFFFC'),
        ],
      },
    ]);
    expect(blocks[0]).toMatchObject({ inline: [{ text: 'קישור', look: { link: null } }] });
  });
});
