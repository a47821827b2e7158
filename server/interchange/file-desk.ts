import type { Request, Response } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { whileAsked } from '#server/http/while-asked.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { fileNameOf } from '#server/interchange/file-name.ts';
import type { Asked, ForPerson } from '#server/interchange/file-wish.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { Storage } from '#server/storage/storage.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import { FILE_ENDINGS, type FileForm } from '#shared/interchange/export-choice.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

export interface FileDeskDeps {
  readonly admit: Admit;
  readonly storage: Pick<Storage, 'catalogue' | 'remarks' | 'audit'>;
  readonly exporting: Pick<Exporting, 'write'>;
  readonly now: () => Date;
}

/** Each goes through a whole paper and its images. */
const FILES: Limit = { name: 'export-paper', times: 20, perSeconds: 60 };

const TYPES: Readonly<Record<FileForm, string>> = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Where files of papers are given out: who may have one, what goes into it for them, and that it is written down. */
export class FileDesk {
  readonly #deps: FileDeskDeps;
  readonly #limit = limiter(FILES);

  constructor(deps: FileDeskDeps) {
    this.#deps = deps;
  }

  async admitted(
    req: Request,
    { paperId, text, remarks }: Asked,
  ): Promise<{ readonly personId: string; readonly access: PaperAccess }> {
    const isInternal = text === 'marked' || remarks === 'with-remarks';
    const verb = isInternal ? 'exportInternal' : 'exportClean';
    const { person, access } = await this.#deps.admit.toPaper(req, paperId, verb);
    if (remarks === 'with-remarks' && !seesRemarks(access.role)) throw new Refusal('role-too-low');
    await this.#limit.take(person.id);
    return { personId: person.id, access };
  }

  /** The remarks that go along; null where none are asked for. */
  async threadsFor(access: PaperAccess, personId: string, { remarks }: Asked) {
    return remarks === 'with-remarks' ? seenThreads(this.#deps.storage, access, personId) : null;
  }

  /** Writes the file while somebody waits for it, and gives it out. */
  async send(form: FileForm, res: Response, asked: Asked, wish: ForPerson): Promise<void> {
    const { exporting, storage, now } = this.#deps;
    const { paper, personId, since } = wish;
    const file = await whileAsked(res, (gone) => exporting.write(form, { ...wish, gone }));
    if (!file) return;
    const ending = FILE_ENDINGS[form];
    await storage.audit.append({
      at: now().toISOString(),
      by: personId,
      action: 'paper-exported',
      subject: paper.id,
      forumId: paper.forumId,
      detail: {
        format: ending,
        text: since ? `since ${String(since.number)}` : asked.text,
        remarks: asked.remarks,
      },
    });
    res.attachment(fileNameOf(paper.title, ending));
    res.set({
      'content-type': TYPES[form],
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    res.end(file);
  }
}
