import { writeFile } from 'node:fs/promises';
import { CommandRefused, need, type Options, type Outcome } from '#server/command/outcome.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { openThreads } from '#server/thread/seen-threads.ts';
import { VersionShelf } from '#server/version/version-shelf.ts';
import type { Workspace } from '#server/workspace/workspace.ts';
import { TEXT_CHOICES, type TextChoice } from '#shared/interchange/export-choice.ts';

const isTextChoice = (text: string): text is TextChoice =>
  (TEXT_CHOICES as readonly string[]).includes(text);

/** How each is written. */
const FORMATS = { docx: 'word', md: 'markdown', json: 'json' } as const;
const isFormat = (text: string): text is keyof typeof FORMATS => Object.hasOwn(FORMATS, text);

interface Means {
  readonly workspace: Pick<Workspace, 'storage' | 'now'>;
  readonly exporting: Pick<Exporting, 'word' | 'markdown' | 'json'>;
}

/** Writes a paper, or a version of it, to a file. Whoever runs the workspace is nobody's group: private remarks stay in. */
export async function exportPaper(
  { workspace, exporting }: Means,
  options: Options,
): Promise<Outcome> {
  const { storage, now } = workspace;
  const id = need(options, 'argument');
  const format = need(options, 'format');
  const out = need(options, 'out');
  const text = options['suggestions'] ?? 'clean';
  const write = isFormat(format) ? FORMATS[format] : null;
  if (!write)
    throw new CommandRefused(
      'format-unknown',
      `--format is one of ${Object.keys(FORMATS).join(', ')}`,
    );
  if (!isTextChoice(text))
    throw new CommandRefused(
      'suggestions-unknown',
      `--suggestions is one of ${TEXT_CHOICES.join(', ')}`,
    );
  if (format === 'md' && text === 'marked')
    throw new CommandRefused('suggestions-unknown', 'Markdown has no place for suggestions');
  const paper = await storage.catalogue.tables.papers.get(id);
  if (!paper) throw new CommandRefused('paper-not-found', `there is no paper with the id ${id}`);
  const past = await pastText(new VersionShelf({ storage, now }), id, options['version']);
  const threads = options['comments'] === undefined ? null : await openThreads(storage, paper);
  const then = threads && past ? threads.filter(({ at }) => at <= past.at.toISOString()) : threads;
  const file = await exporting[write]({ paper, personId: null, text, threads: then, past });
  await writeFile(out, file);
  const { length: bytes } = file;
  return { json: { file: out, bytes }, text: [`${out}: ${String(bytes)} bytes`] };
}

/** The text of a version, by its id or its number; null where none is asked for. */
async function pastText(shelf: VersionShelf, paperId: string, wanted: string | undefined) {
  if (wanted === undefined) return null;
  const rows = await shelf.all(paperId);
  const row = rows.find(({ id, number }) => id === wanted || String(number) === wanted);
  if (!row) throw new CommandRefused('version-not-found', `the paper has no version ${wanted}`);
  return { content: (await shelf.read(row)).content, at: new Date(row.at) };
}
