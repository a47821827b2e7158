import { describe, expect, it } from 'vitest';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import {
  asGoogleWrites,
  asLibreOfficeWrites,
  asWordWrites,
  DANA,
} from '#test/interchange/foreign-files.ts';

const WRITERS = [
  ['Word', asWordWrites],
  ['LibreOffice', asLibreOfficeWrites],
  ['Google Docs', asGoogleWrites],
] as const;

async function readFrom(file: Buffer) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const read = await readWord(file, { now: Date.UTC(2026, 10, 1), newId });
  return { ...read, content: contentOf(read.model) };
}

const linesOf = (content: readonly ContentNode[]) =>
  textOf(content)
    .split('\n')
    .map((line) => line.trim());

describe.each(WRITERS)('a file as %s writes it', (_, write) => {
  it('[IN8] is the same paper', async () => {
    const { content, direction } = await readFrom(write());
    expect(direction).toBe('rtl');
    expect(content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'bulletList',
      'table',
      'paragraph',
    ]);
    expect(linesOf(project(content, ACCEPT_ALL))).toEqual([
      'רקע',
      'הממשלה תחליט לפי OECD 2024',
      'המחוז יקבעלפי החלטה 550',
      'ראשון',
      'שני',
      'מחוז',
      'תקציב',
      'צפון',
      '12',
      'تقرير المنطقة، وفيه שתי שפות',
    ]);
  });

  it('[IN10] [IN15] tells who changed and remarked what', async () => {
    const { content, authors, remarks } = await readFrom(write());
    expect(linesOf(project(content, REJECT_ALL))[1]).toBe('הממשלה תשקול לפי OECD 2024');
    expect(authors.map(({ name }) => name)).toEqual([DANA]);
    expect(remarks).toMatchObject([{ quote: 'המחוז', isOnWords: true, isResolved: false }]);
  });

  it('[IN1] [IN5] keeps looks and notes', async () => {
    const { content } = await readFrom(write());
    const marks = (at: number) =>
      (content[at]?.content ?? []).flatMap((one) => (one.marks ?? []).map(({ type }) => type));
    expect(marks(1)).toContain('bold');
    expect(marks(2)).toContain('footnote');
  });
});
