import type { Response } from 'express';
import { type Limit, limiter } from '#server/http/limits.ts';
import { sendFile, WORD_TYPE } from '#server/interchange/send-file.ts';
import { type FileSpeech, speechIn } from '#server/interchange/table/file-speech.ts';
import { tableFile } from '#server/interchange/table/table-file.ts';
import type { TableWish } from '#server/interchange/table/table-wish.ts';
import { amendmentTable } from '#server/matrix/amendment-table.ts';
import { matrixTable } from '#server/matrix/matrix-table.ts';
import type { PaperTables } from '#server/matrix/paper-tables.ts';
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

/** Each is written row by row. */
const FILES: Limit = { name: 'export-tables', times: 20, perSeconds: 60 };

/** The tables about a paper as Word files: written, sent, and noted. */
export class TableFiles {
  readonly #deps: TableFilesDeps;
  readonly #limit = limiter(FILES);

  constructor(deps: TableFilesDeps) {
    this.#deps = deps;
  }

  async matrix({ person, access, shown, count }: Seen<'matrix'>, res: Response): Promise<void> {
    const { paper } = access;
    const speech = speechIn(person.language);
    const told = {
      layout: paper.layout ?? PLAIN_LAYOUT,
      speech,
      versionAt: await this.#versionsOf(paper.id),
    };
    const counted = { shown: shown.length, count };
    const table = matrixTable(shown, told);
    await this.#send(res, person.id, { paper, speech, table, counted, of: 'matrix' });
  }

  async amendments(
    { person, access, shown, count, places }: Seen<'amendments'>,
    res: Response,
  ): Promise<void> {
    const { paper } = access;
    const speech = speechIn(person.language);
    const counted = { shown: shown.flatMap(({ rows }) => rows).length, count };
    const table = amendmentTable(shown, { places, speech });
    await this.#send(res, person.id, { paper, speech, table, counted, of: 'amendment' });
  }

  async #send(
    res: Response,
    personId: string,
    given: {
      readonly of: 'matrix' | 'amendment';
      readonly paper: PaperCard;
      readonly speech: FileSpeech;
      readonly table: Pick<TableWish, 'columns' | 'groups' | 'empty'>;
      readonly counted: Counted;
    },
  ): Promise<void> {
    const { of, paper, speech, table, counted } = given;
    await this.#limit.take(personId);
    const { say, direction, asOf } = speech;
    const { catalogue, audit, now } = this.#deps;
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
    await audit.append({
      at: at.toISOString(),
      by: personId,
      action: 'paper-exported',
      subject: paper.id,
      forumId: paper.forumId,
      detail: { format: 'docx', table: of },
    });
    sendFile(res, { name: `${title} ${paper.title}`, ending: 'docx', type: WORD_TYPE, bytes });
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
