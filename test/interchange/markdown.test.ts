import { describe, expect, it } from 'vitest';
import { markdownOf } from '#shared/interchange/markdown.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { entry, item, note, paragraph, reference, text } from '#test/interchange/word-parts.ts';

const say = speaker('he');
const written = (...content: ContentNode[]): string =>
  markdownOf(modelOf(content, { headings: 'decimal', paragraphs: false }, say), {
    title: 'נייר',
    typed: (of, number) => `${say(`editor.block.${of}`)} ${number ?? ''}`,
    tone: (tone) => say(`tools.tone.${tone ?? 'note'}`),
    noImage: 'אין תמונה',
    imageAddress: (file) => `/images/${file}`,
    broken: '?',
  });

describe('a paper as Markdown', () => {
  it('[IC12] keeps structure, notes, references and tables', () => {
    const cell = (type: string, words: string) => ({ type, content: [paragraph(text(words))] });
    const md = written(
      { type: 'heading', attrs: { id: 'heading-01', level: 1 }, content: [text('רקע')] },
      paragraph(
        text('ראו '),
        reference('heading-01'),
        text(', '),
        text('OECD ', { type: 'bold' }),
        note('note-00001', 'מקור'),
      ),
      {
        type: 'orderedList',
        content: [item('ראשון', { type: 'bulletList', content: [item('בפנים')] }), item('שני')],
      },
      { type: 'recommendation', content: [paragraph(text('להקים יחידה.'))] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [cell('tableHeader', 'משרד'), cell('tableHeader', 'תקנים')],
          },
          { type: 'tableRow', content: [cell('tableCell', 'א|ב'), cell('tableCell', '12')] },
        ],
      },
    );
    expect(md.split('\n\n')).toEqual([
      '# נייר',
      '## 1. רקע',
      'ראו פרק 1, **OECD** [^1]',
      '1. ראשון',
      '   - בפנים\n2. שני',
      '> **המלצה 1.1**\n>\n> להקים יחידה.',
      '| משרד | תקנים |\n| --- | --- |\n| א\\|ב | 12 |',
      '[^1]: מקור\n',
    ]);
  });

  it('[IC12] says what is suggested in the elements of HTML, of words and of whole blocks', () => {
    const proposed = 'insertion--bbbbbbbb person-0002 1790000060000';
    const md = written(
      paragraph(
        text('להקים '),
        text('יחידה', entry('deletion', 'person-0001')),
        text('רשות*', { type: 'bold' }, entry('insertion', 'person-0001')),
      ),
      {
        type: 'blockquote',
        attrs: { id: 'block-q1', proposed },
        content: [paragraph(text('כולה'))],
      },
    );
    expect(md).toContain('להקים <del>יחידה</del><ins><strong>רשות\\*</strong></ins>');
    expect(md).toContain('> <ins>כולה</ins>');
  });

  it('[IC12] reads nothing that somebody wrote as a sign', () => {
    expect(written(paragraph(text('# לא *כותרת* <b> [x](y)')))).toContain(
      '\\# לא \\*כותרת\\* \\<b\\> \\[x\\](y)',
    );
    expect(written(paragraph(text('1. לא רשימה')))).toContain('1\\. לא רשימה');
  });
});
