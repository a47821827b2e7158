import { CommandRefused, need, type Options, type Outcome } from '#server/command/outcome.ts';
import { writeOut } from '#server/command/write-out.ts';
import { sinceVersion } from '#server/interchange/since.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { openThreads } from '#server/thread/seen-threads.ts';
import { VersionShelf } from '#server/version/version-shelf.ts';
import type { Workspace } from '#server/workspace/workspace.ts';
import {
  FILE_ENDINGS,
  type FileForm,
  TEXT_CHOICES,
  type TextChoice,
} from '#shared/interchange/export-choice.ts';

const isTextChoice = (text: string): text is TextChoice =>
  (TEXT_CHOICES as readonly string[]).includes(text);

/** The form of file of each ending. */
const FORMS: ReadonlyMap<string, FileForm> = new Map(
  (Object.keys(FILE_ENDINGS) as FileForm[]).map((form) => [FILE_ENDINGS[form], form]),
);

interface Means {
  readonly workspace: Pick<Workspace, 'storage' | 'now'>;
  readonly exporting: Pick<Exporting, 'write' | 'update'>;
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
  if (options['as'] !== undefined)
    throw new CommandRefused('as-unknown', '--as goes with --table alone');
  const form = FORMS.get(format);
  if (!form)
    throw new CommandRefused(
      'format-unknown',
      `--format is one of ${[...FORMS.keys()].join(', ')}`,
    );
  if (!isTextChoice(text))
    throw new CommandRefused(
      'suggestions-unknown',
      `--suggestions is one of ${TEXT_CHOICES.join(', ')}`,
    );
  if (options['since'] !== undefined && (format !== 'docx' || options['suggestions'] !== undefined))
    throw new CommandRefused(
      'since-unknown',
      '--since goes with --format docx alone, and without --suggestions',
    );
  const paper = await storage.catalogue.tables.papers.get(id);
  if (!paper) throw new CommandRefused('paper-not-found', `there is no paper with the id ${id}`);
  const shelf = new VersionShelf({ storage, now });
  const until = await versionOf(shelf, id, options['version']);
  const from = await versionOf(shelf, id, options['since']);
  const past = until && {
    content: (await shelf.read(until)).content,
    at: new Date(until.at),
  };
  const reading = {
    shelf,
    papers: storage.papers,
    update: (paperId: string) => exporting.update(paperId),
  };
  const since = from && (await sinceVersion(reading, from, until));
  const threads = options['comments'] === undefined ? null : await openThreads(storage, paper);
  const then = threads && past ? threads.filter(({ at }) => at <= past.at.toISOString()) : threads;
  const wish = { paper, personId: null, text, threads: then, past };
  const file = await exporting.write(form, since ? { ...wish, text: 'marked', since } : wish);
  return writeOut(out, file);
}

/** A version, by its id or its number; null where none is asked for. */
async function versionOf(shelf: VersionShelf, paperId: string, wanted: string | undefined) {
  if (wanted === undefined) return null;
  const rows = await shelf.all(paperId);
  const row = rows.find(({ id, number }) => id === wanted || String(number) === wanted);
  if (!row) throw new CommandRefused('version-not-found', `the paper has no version ${wanted}`);
  return row;
}
