import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { listSessionEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';
import { NOON } from '#test/room/desk.ts';

/** A session with its lead and a respondent, and what people do at its meeting. */
export interface Meeting extends SessionDesk {
  readonly params: { readonly sessionId: string };
  readonly lead: Somebody;
  readonly anna: Somebody;
  lay(...content: readonly ContentNode[]): Promise<string>;
  /** Records something; what it must have is filled in. */
  record(by: Guest, wish: object): ReturnType<typeof recordBy>;
  log(by: Guest): ReturnType<typeof logOf>;
  /** Puts a paragraph of one's own into a paper, as a suggestion under this id, and waits until it is listed. */
  suggest(by: Somebody, paperId: string, words: string, id: string): Promise<void>;
}

const recordBy = (by: Guest, params: Record<string, string>, wish: object) =>
  by.call(recordEntry, { params, body: { id: randomUUID(), ...wish } });
const logOf = async (by: Guest, params: Record<string, string>) =>
  (await by.call(listSessionEntries, { params })).body;

export async function aMeeting(nayar: TestNayar): Promise<Meeting> {
  const desk = await aSessionDesk(nayar);
  const lead = await desk.join('author');
  const anna = await desk.join('respondent');
  await desk.appoint(lead);
  const { forumId, session } = desk;
  const params = { sessionId: session.id };
  return Object.assign(desk, {
    params,
    lead,
    anna,
    async lay(...content: readonly ContentNode[]) {
      const card = { forumId, title: 'המלצות המפגש', sessionId: session.id };
      return (await layPaper(nayar, card, content)).id;
    },
    record: (by: Guest, wish: object) => recordBy(by, params, wish),
    log: (by: Guest) => logOf(by, params),
    async suggest(by: Somebody, paperId: string, words: string, id: string) {
      const line = await stockWriter(by, paperId);
      const block = new Y.XmlElement('paragraph');
      block.setAttribute(`insertion--${id}`, `${by.personId} ${String(NOON)}`);
      block.insert(0, [new Y.XmlText(words)]);
      line.doc.getXmlFragment(CONTENT_ROOT).push([block]);
      await expect
        .poll(async () => {
          const { body } = await lead.call(listSuggestions, { params: { paperId } });
          return body.suggestions.map(({ inserted }) => inserted);
        })
        .toContain(words);
      line.close();
    },
  });
}
