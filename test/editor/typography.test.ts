// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { TYPING_CHOICES } from '#client/editor/typography/typing-choices.ts';
import { type } from '#test/editor/press.ts';
import { aWriter, paperOf, para, textOf, type Writer } from '#test/editor/writer.ts';

function choose(value: 'on' | 'off'): void {
  for (const choice of Object.values(TYPING_CHOICES)) choice.choose(value);
}

async function typed(words: string, writer: Writer = aWriter(paperOf(para('')))): Promise<string> {
  if (writer.editor.state.selection.from === 0) writer.editor.commands.setTextSelection(1);
  writer.editor.commands.focus('end');
  for (const letter of words) {
    type(writer, letter);
    // Corrections come right after the letter.
    await Promise.resolve();
    await Promise.resolve();
  }
  return textOf(writer);
}

beforeEach(() => choose('on'));

describe('corrections while typing Hebrew', () => {
  it.each([
    ['מנכ"ל המשרד', 'מנכ״ל המשרד'],
    ["ג' בטבת", 'ג׳ בטבת'],
    ['אמר "שלום רב" והלך', 'אמר ”שלום רב” והלך'],
    ['הפורום - מסמך', 'הפורום – מסמך'],
    ['בית-ספר', 'בית־ספר'],
    ['תפקיד "מנכ"ל" במשרד', 'תפקיד ”מנכ״ל” במשרד'],
  ])('[ED39] "%s" becomes "%s"', async (words, expected) => {
    expect(await typed(words)).toBe(expected);
  });

  it.each(['the "best" way', "don't", 'co-op', '5" pipe', '2021-2022', 'ב-2021', 'a - b'])(
    '[ED39] leaves "%s" as it is, but for its dash',
    async (words) => {
      expect(await typed(words)).toBe(words.replace(' - ', ' – '));
    },
  );

  it('[ED39] are off until somebody asks for them, and never in a line from left to right', async () => {
    const line = { type: 'paragraph', attrs: { id: 'block-000001', dir: 'ltr' } };
    expect(await typed('מנכ"ל', aWriter(paperOf(line)))).toBe('מנכ"ל');
    choose('off');
    expect(await typed('מנכ"ל - בית-ספר')).toBe('מנכ"ל - בית-ספר');
  });

  it('[ED39] one undo takes a correction back, and the next the words', async () => {
    const writer = aWriter(paperOf(para('')));
    await typed('מנכ"ל', writer);
    writer.editor.commands.undo();
    expect(textOf(writer)).toBe('מנכ"ל');
    writer.editor.commands.undo();
    expect(textOf(writer)).toBe('');
  });
});
