import { vi } from 'vitest';
import type * as Y from 'yjs';
import { getMe } from '#shared/member/member-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { decideSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { answerThreads, startThread } from '#shared/thread/thread-contract.ts';
import { nameVersion } from '#shared/version/version-contract.ts';
import { par } from '#test/compare/told.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { sampleGuest } from '#test/harness/chromium.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

/** Of the paragraph that has a story. */
export const TOLD = 'block-0001';

/** A paper with one paragraph that several people wrote, suggested in, remarked upon and kept as versions. */
export async function plantStory(nayar: TestNayar): Promise<string> {
  const [lead, author, respondent] = await Promise.all([
    sampleGuest(nayar, 'coordinator'),
    sampleGuest(nayar, 'author'),
    sampleGuest(nayar, 'respondent'),
  ]);
  const { tables } = nayar.nayar.storage.catalogue;
  const [forum] = await tables.forums.find({});
  const forumId = forum?.id ?? '';
  const [session] = (await tables.sessions.find({ forumId })).toReversed();
  const card = {
    forumId,
    sessionId: session?.id ?? '',
    title: 'סמכויות המטה',
  };
  const content = [
    par(TOLD, 'הממשלה תקבע יעדים רב־שנתיים.'),
    par('block-0002', 'המטה ידווח לכנסת אחת לשנה.'),
  ];
  const { id: paperId } = await layPaper(nayar, card, content);
  const params = { paperId };
  const keep = (name: string) => lead.call(nameVersion, { params, body: { name, reason: null } });
  await keep('לקראת המפגש הראשון');
  await write(author, paperId, ' היעדים יפורסמו לציבור, עם OECD (2021) כנקודת ייחוס.');
  await keep('לקראת המפגש השני');
  await write(respondent, paperId, ' הפרסום יהיה אחת לרבעון.', 'AAAAAAAA');
  const decision = { ids: ['AAAAAAAA'], decision: 'accept', reason: 'מחזק את השקיפות' };
  await lead.call(decideSuggestions, { params, body: decision });
  await write(respondent, paperId, ' בכפוף לתקציב.', 'BBBBBBBB');
  const anchor = { kind: 'block', blockId: TOLD };
  const { body: thread } = await respondent.call(startThread, {
    params,
    body: {
      commentId: 'comment-of-story',
      anchor,
      body: [{ runs: [{ text: 'לא ברור מי אחראי על קביעת היעדים.' }] }],
    },
  });
  const answer = { ids: [thread.id], disposition: 'accepted-in-part', reason: 'ייכנס לפרק ב' };
  await lead.call(answerThreads, { params, body: answer });
  await keep('לקראת המפגש השלישי');
  return paperId;
}

/** Somebody writes at the end of the told paragraph, as text or as a suggestion of this id, and it is on disk. */
async function write(guest: Guest, paperId: string, words: string, id?: string): Promise<void> {
  const line = await stockWriter(guest, paperId);
  const root = line.doc.getXmlFragment(CONTENT_ROOT);
  const text = (root.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const author = (await guest.call(getMe)).body.person.id;
  const mark = id === undefined ? {} : { [`insertion--${id}`]: { author, at: Date.now() } };
  text.insert(text.length, words, mark);
  const onDisk = async () =>
    JSON.stringify((await guest.call(readPaper, { params: { paperId } })).body).includes(words);
  await vi.waitUntil(onDisk);
  line.close();
}
