import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSessionEntries } from '#shared/meeting/log-contract.ts';
import { getMeeting } from '#shared/meeting/meeting-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

describe('the past session of the sample', () => {
  it('[SW13] has its record on versions, a correction, who came, and its minutes', async () => {
    const reader = await nayar.as('reader@nayar.example');
    const { tables } = nayar.nayar.storage.catalogue;
    const [session] = await tables.sessions.find({ day: '2024-01-21' });
    const params = { sessionId: session?.id ?? '' };
    const log = (await reader.call(listSessionEntries, { params })).body;
    expect(log.breaks).toEqual([]);
    expect(log.entries.map(({ kind }) => kind)).toEqual([
      'decision',
      'decision',
      'decision',
      'action',
      'action',
      'note',
    ]);
    expect(log.entries[1]).toMatchObject({
      correctedBy: [3],
      version: { number: 1 },
      wording: expect.stringContaining('אחראי מעבר אחד'),
    });
    const meeting = (await reader.call(getMeeting, { params })).body;
    expect(meeting.attendance.filter(({ presence }) => presence === 'here')).toHaveLength(6);
    const paperId = meeting.minutes?.paperId ?? '';
    const { content } = (await reader.call(readPaper, { params: { paperId } })).body;
    const text = textOf(content as ContentNode[]);
    for (const words of ['21 בינואר 2024', '75 דקות', 'תוקן ברישום 3', 'נוהל המעבר'])
      expect(text).toContain(words);
    expect(await nayar.command('verify')).toMatchObject({ ok: true });
  });
});
