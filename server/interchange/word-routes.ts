import { type Request, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { bodyBytes, imageSeats, oneAtATime } from '#server/image/upload.ts';
import { prepareFile, prepareWord, type PreparedFile } from '#server/interchange/prepared.ts';
import { WaitingFiles, weightOfText } from '#server/interchange/waiting-files.ts';
import type { WordPapers, WordWish } from '#server/interchange/word-papers.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { type PaperViewDeps, viewPaper } from '#server/paper/paper-view.ts';
import { type FilePreview, readFile, startFromFile } from '#shared/interchange/file-contract.ts';
import { MAX_WORD_BYTES, readWordFile, startFromWord } from '#shared/interchange/word-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface StartAsked {
  readonly params: { readonly forumId: string; readonly fileId: string };
  readonly body: Omit<WordWish, 'forumId'>;
  readonly req: Request;
}

interface Deps extends PaperViewDeps {
  readonly admit: Admit;
  readonly papers: WordPapers;
  readonly now: () => Date;
}

/** Each costs a thread for some seconds. */
const READ: Limit = { name: 'read-word', times: 30, perSeconds: 600 };
/** Files whose bytes may be in memory at once. */
const SEATS = { ofAll: 4, ofOne: 1 };

/** New papers from files: read and told first, made on the person's word. The addresses of Word files take those alone. */
export function wordRoutes(deps: Deps): Router {
  const { admit, papers, now, catalogue } = deps;
  const router = Router();
  const read = limiter(READ);
  const seated = imageSeats(SEATS);
  const inTurn = oneAtATime();
  const waiting = new WaitingFiles(now, weightOf);
  /** Under way, so that a second press makes no second paper. */
  const making = new Map<string, Promise<string>>();

  const reads =
    (prepare: (bytes: Uint8Array, at: Date) => Promise<PreparedFile>) =>
    async ({ params, req }: { readonly params: { forumId: string }; readonly req: Request }) => {
      const { person } = await admit.toForum(req, params.forumId, 'edit');
      await read.take(person.id);
      return seated(person.id, async () => {
        const bytes = await bodyBytes(req, MAX_WORD_BYTES);
        const prepared = await inTurn(() => prepare(bytes, now()));
        const id = waiting.hold(prepared, params.forumId, person.id);
        return previewOf(id, prepared);
      });
    };
  answer(router, readWordFile, reads(prepareWord));
  answer(router, readFile, reads(prepareFile));

  const start = async ({ params, body, req }: StartAsked) => {
    const { person } = await admit.toForum(req, params.forumId, 'edit');
    const { forumId, fileId } = params;
    const make = async () => {
      const prepared = waiting.find(fileId, forumId, person.id);
      if (!prepared) throw new Refusal('not-found');
      const card = await papers.make(prepared, { ...body, forumId }, person.id);
      waiting.drop(fileId);
      return card.id;
    };
    const key = `${person.id} ${fileId}`;
    const turn = making.get(key) ?? make().finally(() => making.delete(key));
    making.set(key, turn);
    const access = await accessToPaper(catalogue, await turn, person.id);
    if (!access) throw new Refusal('not-found');
    return viewPaper(deps, access, person.id);
  };
  answer(router, startFromWord, start);
  answer(router, startFromFile, start);
  return router;
}

function weightOf({ images, content }: PreparedFile): number {
  return images.reduce((all, { bytes }) => all + bytes.length, weightOfText(content));
}

const MOST_HEADINGS = 60;

function previewOf(
  id: string,
  { title, content, authors, report, kind, encoding }: PreparedFile,
): FilePreview {
  return {
    id,
    title: title?.slice(0, 200) ?? null,
    headings: content
      .filter(({ type }) => type === 'heading')
      .slice(0, MOST_HEADINGS)
      .map((heading) => ({ level: levelOf(heading), words: textOf([heading]).slice(0, 200) })),
    letters: textOf(content).length,
    people: authors.map(({ name }) => name),
    report,
    kind,
    encoding,
  };
}

const levelOf = ({ attrs }: ContentNode): number =>
  typeof attrs?.['level'] === 'number' ? attrs['level'] : 1;
