import { describe, expect, it } from 'vitest';
import { agreed } from '#shared/inclusion/same-text.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project } from '#shared/suggestion/projection.ts';
import { propose } from '#server/inclusion/propose.ts';
import { docWith } from '#test/version/version-paper.ts';

const lines = (...all: readonly string[]): ContentNode[] => [
  {
    type: 'paragraph',
    attrs: { id: 'block-00001' },
    content: all.flatMap((text, place) => [
      ...(place > 0 ? [{ type: 'hardBreak' }] : []),
      { type: 'text', text },
    ]),
  },
];

describe('a paragraph that is proposed to its source', () => {
  it.each([
    ['as many', ['תחילה יעדים', 'לבסוף דיווח'], ['תחילה יעדים', 'לבסוף דיווח']],
    ['more', ['תחילה יעדים', 'לבסוף דיווח', 'ותו לא'], ['תחילה יעדים לבסוף דיווח ותו לא', '']],
  ])('[IN6] goes line by line where it has %s lines, and loses none', (_name, ours, wanted) => {
    const source = lines('תחילה יעדים', 'לבסוף מדידה');
    const doc = docWith(source);
    const entry = {
      kind: 'insertion',
      id: 'AAAAAAAA',
      author: 'person-me',
      at: 1,
      to: null,
    } as const;
    const has = propose(doc, {
      taken: { blocks: source, source, reading: (run) => run },
      ours: lines(...ours),
      known: new Set(['block-00001']),
      entry,
    });
    expect(has).toBe(true);
    expect(agreed(readContent(doc))).toEqual(source);
    const texts = project(readContent(doc), ACCEPT_ALL)[0]?.content ?? [];
    expect(texts.map(({ type, text = '' }) => (type === 'text' ? text : '\n')).join('')).toBe(
      wanted.join('\n'),
    );
  });
});
