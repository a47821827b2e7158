import { readWord } from '#server/interchange/reading/read-word.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { wordFile, type WordParts } from '#test/interchange/a-word-file.ts';

const NOW = Date.UTC(2026, 10, 1);

/** Reads a Word file made of these parts, with ids that count. */
export async function read(parts: WordParts) {
  let made = 0;
  const newId = () => {
    made += 1;
    return `id${String(made).padStart(6, '0')}`;
  };
  const found = await readWord(wordFile(parts), { now: NOW, newId });
  const count = (code: string) => found.report.find((one) => one.code === code)?.count ?? 0;
  return { ...found, content: contentOf(found.model), count };
}
