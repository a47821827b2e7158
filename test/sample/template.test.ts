import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { DIMENSIONS } from '#shared/paper/schema.ts';
import {
  challenge,
  paragraph,
  recommendation,
  typeset,
} from '#server/paper/template/manuscript.ts';
import { templateFor } from '#server/paper/template/templates.ts';
import { countingBytes } from '#test/sample/counting-bytes.ts';
import { slipsIn, walk } from '#test/sample/slips-in.ts';

const DIRECTIONS = ['rtl', 'ltr'] as const;
const EVERY = KINDS.flatMap((kind) => DIRECTIONS.map((direction) => ({ kind, direction })));
const open = (kind: (typeof KINDS)[number], direction: 'rtl' | 'ltr'): ContentNode[] =>
  templateFor(kind, { title: 'כותרת', direction, random: countingBytes() });

function typesIn(content: readonly ContentNode[]): string[] {
  const types: string[] = [];
  walk(content, ({ type }) => types.push(type));
  return types;
}

describe('the checker of content', () => {
  it.each([
    ['an unknown node', { type: 'video' }],
    ['a block without an id', { type: 'paragraph' }],
    ['a level that no heading has', { type: 'heading', attrs: { id: 'AAAAAAAA1', level: 7 } }],
    ['a list without items', { type: 'bulletList', attrs: { id: 'AAAAAAAA1' } }],
    ['bare text', { type: 'text', text: 'א' }],
    ['an unknown attribute', { type: 'paragraph', attrs: { id: 'AAAAAAAA1', colour: 'red' } }],
  ])('finds %s', (_name, node) => {
    expect(slipsIn([node])).not.toEqual([]);
  });

  it('finds an id that stands twice', () => {
    const twin = { type: 'paragraph', attrs: { id: 'AAAAAAAA1' } };
    expect(slipsIn([twin, twin])).toHaveLength(1);
  });
});

describe('the template of a kind', () => {
  it.each(EVERY)('[TP1] is valid content for $kind from $direction', ({ kind, direction }) => {
    expect(slipsIn(open(kind, direction))).toEqual([]);
  });

  it.each(EVERY)('[TP2] survives the way into a Y.Doc, $kind from $direction', (wish) => {
    const content = open(wish.kind, wish.direction);
    const doc = new Y.Doc();
    writeContent(doc, content);
    expect(readContent(doc)).toEqual(content);
  });

  it.each(EVERY)('[TP3] speaks the language of its direction, $kind from $direction', (wish) => {
    const text = textOf(open(wish.kind, wish.direction)).replaceAll('כותרת', '');
    expect(text).not.toMatch(wish.direction === 'rtl' ? /[A-Za-z]/ : /[א-ת]/);
  });

  it.each(KINDS)('[TP4] has the same blocks in both languages, %s', (kind) => {
    expect(typesIn(open(kind, 'ltr'))).toEqual(typesIn(open(kind, 'rtl')));
  });

  it('[TP5] opens a challenge map with a challenge in each dimension, in their order', () => {
    const dimensions = open('challenge-map', 'rtl')
      .filter(({ type }) => type === 'challenge')
      .map(({ attrs }) => attrs?.['dimension']);
    expect(dimensions).toEqual([...DIMENSIONS]);
  });

  it('[TP5] opens recommendations with one of each typed block', () => {
    expect(typesIn(open('recommendations', 'rtl'))).toEqual(
      expect.arrayContaining(['challenge', 'interventionPoint', 'recommendation']),
    );
  });
});

describe('typesetting a manuscript', () => {
  it('[TP6] links forwards and to other papers', () => {
    const { content, idOf } = typeset(
      [recommendation({ answers: ['need', 'far'] }, ''), challenge({ key: 'need' }, '')],
      { random: countingBytes(), elsewhere: new Map([['far', 'paper-00/block-00']]) },
    );
    expect(content[0]?.attrs?.['links']).toBe(`${idOf.get('need')} paper-00/block-00`);
    expect(slipsIn(content)).toEqual([]);
  });

  it('[TP6] refuses a link to nothing and a key that stands twice', () => {
    const random = countingBytes();
    expect(() => typeset([recommendation({ answers: ['nothing'] }, '')], { random })).toThrow(
      'nothing has the key',
    );
    const twice = challenge({ key: 'same' }, '');
    expect(() => typeset([twice, twice], { random })).toThrow('stands twice');
  });

  it('leaves no key behind in the content', () => {
    const { content } = typeset([{ ...paragraph('א'), key: 'a' }], { random: countingBytes() });
    expect(content[0]).not.toHaveProperty('key');
  });
});
