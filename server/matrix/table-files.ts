import { CSV_TYPE, type SentFile, WORD_TYPE } from '#server/interchange/send-file.ts';
import { type FileSpeech, speechIn } from '#server/interchange/table/file-speech.ts';
import { tableFile } from '#server/interchange/table/table-file.ts';
import type { TableWish } from '#server/interchange/table/table-wish.ts';
import type { Taker } from '#server/interchange/taker.ts';
import { amendmentTable } from '#server/matrix/amendment-table.ts';
import { matrixTable } from '#server/matrix/matrix-table.ts';
import type { PaperTables } from '#server/matrix/paper-tables.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { amendmentCsv } from '#shared/amendment/amendment-csv.ts';
import { matrixCsv } from '#shared/matrix/matrix-csv.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { Storage } from '#server/storage/storage.ts';

export interface TableFilesDeps {
  readonly catalogue: Storage['catalogue'];
  readonly audit: Storage['audit'];
  readonly versions: Storage['versions'];
  readonly now: () => Date;
}

type Seen<Table extends 'matrix' | 'amendments'> = Awaited<ReturnType<PaperTables[Table]>>;

/** How many rows are shown, out of how many there are. */
interface Counted {
  readonly shown: number;
  readonly count: number;
}

/** The tables about a paper as files: written, and noted who took them. */
export class TableFiles {
  readonly #deps: TableFilesDeps;

  constructor(deps: TableFilesDeps) {
    this.#deps = deps;
  }

  async matrix({ person, access, shown, count }: Seen<'matrix'>, taker: Taker): Promise<SentFile> {
    const { paper } = access;
    const speech = speechIn(person.language);
    const told = {
      layout: paper.layout ?? PLAIN_LAYOUT,
      speech,
      versionAt: await this.#versionsOf(paper.id),
    };
    const counted = { shown: shown.length, count };
    const table = matrixTable(shown, told);
    return this.#word(taker, { paper, speech, table, counted, of: 'matrix' });
  }

  async amendments(
    { person, access, shown, count, places }: Seen<'amendments'>,
    taker: Taker,
  ): Promise<SentFile> {
    const { paper } = access;
    const speech = speechIn(person.language);
    const counted = { shown: shown.flatMap(({ rows }) => rows).length, count };
    const table = amendmentTable(shown, { places, speech });
    return this.#word(taker, { paper, speech, table, counted, of: 'amendment' });
  }

  async matrixCsv({ person, access, shown }: Seen<'matrix'>, taker: Taker): Promise<SentFile> {
    const { paper } = access;
    const words = matrixCsv(shown, paper.layout ?? PLAIN_LAYOUT, sayIn(person.language));
    await this.#note(taker, paper, { format: 'csv', table: 'matrix' });
    return csv(`remarks-${paper.id}`, words);
  }

  async amendmentsCsv(
    { person, access, shown, places }: Seen<'amendments'>,
    taker: Taker,
  ): Promise<SentFile> {
    const { paper } = access;
    const words = amendmentCsv(shown, places, sayIn(person.language));
    await this.#note(taker, paper, { format: 'csv', table: 'amendment' });
    return csv(`amendments-${paper.id}`, words);
  }

  async #word(
    taker: Taker,
    given: {
      readonly of: 'matrix' | 'amendment';
      readonly paper: PaperCard;
      readonly speech: FileSpeech;
      readonly table: Pick<TableWish, 'columns' | 'groups' | 'empty'>;
      readonly counted: Counted;
    },
  ): Promise<SentFile> {
    const { of, paper, speech, table, counted } = given;
    const { say, direction, asOf } = speech;
    const { catalogue, now } = this.#deps;
    const at = now();
    const title = say(`${of}.title`);
    const { count, shown } = counted;
    const bytes = await tableFile({
      ...table,
      title,
      forumName: (await catalogue.tables.forums.get(paper.forumId))?.name ?? '',
      facts: [
        paper.title,
        asOf(at),
        shown === count ? say(`${of}.count`, { count }) : say('matrix.part', { shown, count }),
      ],
      direction,
      at,
      say,
    });
    await this.#note(taker, paper, { format: 'docx', table: of });
    return { name: `${title} ${paper.title}`, ending: 'docx', type: WORD_TYPE, bytes };
  }

  async #note({ by, detail }: Taker, paper: PaperCard, said: Taker['detail']): Promise<void> {
    const { audit, now } = this.#deps;
    await audit.append({
      at: now().toISOString(),
      by,
      action: 'paper-exported',
      subject: paper.id,
      forumId: paper.forumId,
      detail: { ...said, ...detail },
    });
  }

  /** Tells of a moment which kept version of the paper was the last before it. */
  async #versionsOf(paperId: string): Promise<(at: string) => number | null> {
    const { tables } = await this.#deps.versions.of(paperId);
    const rows = (await tables.versions.find({})).toSorted((one, other) =>
      one.at < other.at ? -1 : 1,
    );
    return (at) => rows.findLast((row) => row.at <= at)?.number ?? null;
  }
}

const csv = (name: string, words: string): SentFile => ({
  name,
  ending: 'csv',
  type: CSV_TYPE,
  bytes: Buffer.from(words),
});
