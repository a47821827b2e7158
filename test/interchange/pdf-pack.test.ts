import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePreRead } from '#shared/pre-read/pre-read-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { lettersIn, pdfFacts, pdfLetters, pdfLines, pdfText } from '#test/interchange/pdf-parts.ts';
import { aSessionDesk, type SessionDesk } from '#test/pre-read/session-desk.ts';

let nayar: TestNayar;
let desk: SessionDesk;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

async function pack(guest: Guest, sessionId = desk.session.id) {
  const reply = await guest.fetch(`/api/sessions/${sessionId}/pack.pdf`);
  return { reply, status: reply.status, bytes: Buffer.from(await reply.arrayBuffer()) };
}

async function aPaperOf(title: string, words: string): Promise<string> {
  const card = { forumId: desk.forumId, title, sessionId: desk.session.id };
  return (await layPaper(nayar, card, [aHeading(`פרק של ${title}`), aParagraph(words)])).id;
}

describe('the pack of a session', () => {
  it('[IC49] has its agenda, what was sent with its questions, one contents and pages that run on', async () => {
    desk = await aSessionDesk(nayar);
    const lead = await desk.join('lead');
    await desk.appoint(lead);
    const second = await aPaperOf('נייר שני', 'מילות הנייר השני');
    await desk.send(lead);
    await desk.send(lead, { paperId: second, questions: ['האם זה ישים?'], note: '' });
    const { reply, status, bytes } = await pack(lead);
    expect(status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      'מבנה הממשלה.pdf',
    );
    expect(pdfFacts(bytes).get('Title')).toBe('מבנה הממשלה');
    const letters = pdfLetters(bytes);
    for (const words of ['מה חסר', 'מה מיותר', 'האם זה ישים', 'נא לקרוא את התמצית', 'סעיף ראשון'])
      expect(letters).toContain(lettersIn(words));
    const pages = pdfLines(bytes);
    expect(pages).toHaveLength(3);
    expect(pages[1]?.some((line) => line.includes('סעיף ראשון'))).toBe(true);
    expect(pages[2]?.some((line) => line.includes('מילות הנייר השני'))).toBe(true);
    const told = (pages[0] ?? []).flatMap((line) => {
      const [, words, page] = /(.*?) (\d+)(?: \.)+/.exec(line) ?? [];
      // Lines with Latin in them are put together by poppler in another order.
      return words === undefined || /[a-z]/i.test(words) ? [] : [[lettersIn(words), Number(page)]];
    });
    expect(told).toEqual([
      ['סדרהיום', 1],
      ['חומרלקראתהמפגש', 1],
      ['תמצית', 2],
      ['ניירשני', 3],
      ['פרקשלניירשני', 3],
    ]);
  });

  it('[IC49] has no contents where nothing was sent', async () => {
    desk = await aSessionDesk(nayar);
    const lead = await desk.join('lead');
    await desk.appoint(lead);
    const { bytes } = await pack(lead);
    expect(pdfLines(bytes)).toHaveLength(1);
    expect(pdfLetters(bytes)).not.toContain(lettersIn('תוכן העניינים'));
    expect(pdfLetters(bytes)).toContain(lettersIn('סדר היום'));
  });

  it('[IC49] holds nothing of papers that its asker may not read, nor of what goes to others', async () => {
    desk = await aSessionDesk(nayar);
    const lead = await desk.join('lead');
    await desk.appoint(lead);
    const [respondent, reader] = [await desk.join('respondent'), await desk.join('reader')];
    await desk.respond(respondent);
    const closed = await aPaperOf('נייר סגור', 'מילים סגורות');
    await desk.send(lead);
    await desk.send(lead, { paperId: closed });
    const { catalogue } = nayar.nayar.storage;
    await catalogue.transact(async ({ papers }) => {
      const card = await papers.get(closed);
      if (card) await papers.put({ ...card, sessionId: null, groupId: desk.groups[0] });
    });
    const told = pdfText((await pack(respondent)).bytes);
    expect(lettersIn(told)).toContain('סעיףראשון');
    expect(lettersIn(told)).not.toContain(lettersIn('נייר סגור'));
    expect(lettersIn(told)).not.toContain(lettersIn('מילים סגורות'));
    const coordinator = await desk.join('coordinator');
    expect(pdfLetters((await pack(coordinator)).bytes)).toContain(lettersIn('מילים סגורות'));
    const others = pdfText((await pack(reader)).bytes);
    expect(lettersIn(others)).not.toContain('סעיףראשון');
    expect(lettersIn(others)).toContain(lettersIn('לא נשלח חומר'));
  });

  it('[IC49] names alone what was withdrawn, and what was sent as it was sent', async () => {
    desk = await aSessionDesk(nayar);
    const lead = await desk.join('lead');
    await desk.appoint(lead);
    const sent = await desk.send(lead);
    await lead.call(changePreRead, {
      params: { preReadId: sent.body.id },
      body: { isWithdrawn: true },
    });
    const letters = pdfLetters((await pack(lead)).bytes);
    expect(letters).toContain(lettersIn('החומר נמשך'));
    expect(letters).not.toContain('סעיףראשון');
  });

  it('[IC49] is not there for strangers and for members of other forums, and is written down', async () => {
    desk = await aSessionDesk(nayar);
    const own = desk;
    const lead = await own.join('lead');
    await pack(lead);
    const [last] = await nayar.nayar.storage.audit.last(1, own.forumId);
    expect(last).toMatchObject({ action: 'session-exported', subject: own.session.id });
    const other = await (await aSessionDesk(nayar)).join('coordinator');
    expect((await pack(other, own.session.id)).status).toBe(404);
    expect((await pack(nayar.stranger, own.session.id)).status).toBe(401);
    expect((await pack(lead, 'none')).status).toBe(404);
  });
});
