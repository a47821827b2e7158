import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { ran } from '#test/command/ran.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { linesIn, readDeck } from '#test/interchange/a-deck.ts';
import { lettersIn, pdfLetters } from '#test/interchange/pdf-parts.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';
import { typed } from '#test/register/typed-papers.ts';
import { threadDesk, words } from '#test/thread/thread-desk.ts';

let nayar: TestNayar;
let desk: SessionDesk;
let scratch: string;
let paperId: string;
let closedId: string;
let people: Readonly<Record<'lead' | 'inside' | 'reader', Somebody>>;

const suggested: ContentNode = {
  type: 'paragraph',
  attrs: { id: 'paragraph-1' },
  content: [
    { type: 'text', text: 'הנוסח הקיים' },
    {
      type: 'text',
      text: ' ועוד הצעה',
      marks: [
        { type: 'insertion', attrs: { id: 'suggest1', author: 'nobody-0001', at: 1_750_000_000 } },
      ],
    },
  ],
};

beforeAll(async () => {
  nayar = await startTestNayar();
  scratch = await mkdtemp(path.join(tmpdir(), 'nayar-export-as-'));
  desk = await aSessionDesk(nayar);
  const { forumId, groups } = desk;
  people = {
    lead: await desk.join('lead'),
    inside: await desk.join('author', [groups[0]]),
    reader: await desk.join('reader'),
  };
  await desk.appoint(people.lead);
  const card = { forumId, title: 'נייר המפגש', sessionId: desk.session.id };
  const text = [suggested, typed('recommendation', 'advice-0001', 'לתקצב תקנים במחוזות')];
  paperId = (await layPaper(nayar, card, text)).id;
  const closed = { forumId, title: 'נייר של מחוז', groupId: groups[0] };
  const secret = [typed('recommendation', 'advice-0002', 'סוד של המחוז')];
  closedId = (await layPaper(nayar, closed, secret)).id;
  const threads = await threadDesk(nayar);
  await threads.made(people.inside, paperId, { body: words('הערה גלויה') });
  await threads.made(people.inside, paperId, { body: words('רק בינינו'), groupId: groups[0] });
  await desk.send(people.lead, { paperId, questions: ['האם זה ישים?'] });
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await nayar.stop();
  await rm(scratch, { recursive: true, force: true });
});

type Who = keyof typeof people;
let count = 0;

/** The file that a command writes for one of the members. */
async function written(name: string, who: Who, options: Readonly<Record<string, string>>) {
  const out = path.join(scratch, String(++count));
  const told = await nayar.command(name, { out, as: people[who].email, ...options });
  const bytes = await readFile(out);
  expect(told).toEqual({ file: out, bytes: bytes.length });
  return bytes;
}
const table = (who: Who, about: string, format: string) =>
  written('paper export', who, { argument: paperId, table: about, format });
const ofForum = (who: Who, format: string) =>
  written('forum export', who, { argument: desk.forumId, format });
const wordsIn = (file: Buffer) =>
  all(xmlIn(unpacked(file), 'word/document.xml'), 'w:t')
    .map(({ text }) => text)
    .join('');
const slidesIn = (file: Buffer) => readDeck(file).slides.flatMap(linesIn).join('\n');
const lastLine = async () => (await nayar.nayar.storage.audit.last(1, desk.forumId))[0];

describe('the tables about a paper', () => {
  it('[CM5] have the remarks that the member sees, in Word and as CSV', async () => {
    const own = [wordsIn(await table('inside', 'remarks', 'docx'))];
    expect(await lastLine()).toMatchObject({
      by: 'command',
      action: 'paper-exported',
      subject: paperId,
      detail: { format: 'docx', table: 'matrix', as: people.inside.personId },
    });
    own.push((await table('inside', 'remarks', 'csv')).toString());
    for (const said of own) {
      expect(said).toContain('הערה גלויה');
      expect(said).toContain('רק בינינו');
    }
    const others = [
      wordsIn(await table('lead', 'remarks', 'docx')),
      (await table('lead', 'remarks', 'csv')).toString(),
    ];
    for (const said of others) {
      expect(said).toContain('הערה גלויה');
      expect(said).not.toContain('רק בינינו');
    }
  });

  it('[CM5] have the amendments, in Word and as CSV', async () => {
    const word = wordsIn(await table('reader', 'amendments', 'docx'));
    const csv = (await table('reader', 'amendments', 'csv')).toString();
    for (const said of [word, csv]) expect(said).toContain('ועוד הצעה');
    expect(await lastLine()).toMatchObject({ detail: { format: 'csv', table: 'amendment' } });
  });

  it('[CM5] are those that the member is given over HTTP', async () => {
    for (const [about, address] of [
      ['remarks', 'matrix'],
      ['amendments', 'amendments'],
    ] as const) {
      const reply = await people.inside.fetch(`/api/papers/${paperId}/${address}.csv`);
      expect(reply.status).toBe(200);
      const bytes = Buffer.from(await reply.arrayBuffer());
      expect((await table('inside', about, 'csv')).equals(bytes)).toBe(true);
    }
  });
});

describe('the recommendations of a forum', () => {
  it.each([
    ['docx', 'register-exported', wordsIn],
    ['csv', 'register-exported', String],
    ['pptx', 'slides-exported', slidesIn],
  ] as const)(
    '[CM5] are had as %s, of the papers that the member reads',
    async (format, action, read) => {
      const own = read(await ofForum('inside', format));
      expect(own).toContain('לתקצב תקנים במחוזות');
      expect(own).toContain('סוד של המחוז');
      const others = read(await ofForum('reader', format));
      expect(others).toContain('לתקצב תקנים במחוזות');
      expect(others).not.toContain('סוד של המחוז');
      const detail = { format, as: people.reader.personId };
      expect(await lastLine()).toMatchObject({ by: 'command', action, detail });
    },
  );
});

describe('what goes with a session', () => {
  const ofSession = (who: Who, format: string) =>
    written('session export', who, { argument: desk.session.id, format });

  it('[CM5] is had as one PDF with what was sent to the member', async () => {
    const letters = pdfLetters(await ofSession('lead', 'pdf'));
    expect(letters).toContain(lettersIn('לתקצב תקנים במחוזות'));
    expect(letters).toContain(lettersIn('האם זה ישים'));
    expect(await lastLine()).toMatchObject({ by: 'command', action: 'session-exported' });
    const others = pdfLetters(await ofSession('reader', 'pdf'));
    expect(others).not.toContain(lettersIn('לתקצב תקנים במחוזות'));
  });

  it('[CM5] is presented as slides', async () => {
    const said = slidesIn(await ofSession('reader', 'pptx'));
    expect(said).toContain('לתקצב תקנים במחוזות');
    expect(said).not.toContain('סוד של המחוז');
  });
});

describe('what is refused', () => {
  const outsider = () => ({ as: 'author@nayar.example' });
  const forum = () => ({ argument: desk.forumId, format: 'csv' });
  const remarks = () => ({ argument: paperId, table: 'remarks', format: 'csv' });
  const session = () => ({ argument: desk.session.id, format: 'pdf' });

  it.each([
    ['paper export', () => ({ ...remarks(), as: people.reader.email }), 'role-too-low'],
    [
      'paper export',
      () => ({ ...remarks(), argument: closedId, as: people.lead.email }),
      'not-found',
    ],
    ['paper export', () => ({ ...remarks(), ...outsider() }), 'not-found'],
    ['paper export', () => ({ ...remarks(), as: 'nobody@test.example' }), 'member-not-found'],
    ['paper export', () => ({ ...remarks(), argument: 'none' }), 'paper-not-found'],
    ['paper export', () => ({ ...remarks(), table: 'others' }), 'table-unknown'],
    ['paper export', () => ({ ...remarks(), format: 'pdf' }), 'format-unknown'],
    ['paper export', () => ({ ...remarks(), comments: 'yes' }), 'table-unknown'],
    ['paper export', () => ({ ...remarks(), as: '' }), 'option-missing'],
    ['paper export', () => ({ argument: paperId, format: 'docx' }), 'as-unknown'],
    ['forum export', () => ({ ...forum(), ...outsider() }), 'not-found'],
    ['forum export', () => ({ ...forum(), argument: 'none' }), 'forum-not-found'],
    ['forum export', () => ({ ...forum(), format: 'pdf' }), 'format-unknown'],
    ['session export', () => ({ ...session(), ...outsider() }), 'not-found'],
    ['session export', () => ({ ...session(), argument: 'none' }), 'session-not-found'],
    ['session export', () => ({ ...session(), format: 'docx' }), 'format-unknown'],
  ])('[CM5] %s tells why, and writes nothing (%#)', async (name, options, code) => {
    const out = path.join(scratch, 'never');
    const asked = { out, as: people.lead.email, ...options() };
    await expect(nayar.command(name, asked)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/ /),
    });
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });
});

/** As the shell runs it, beside the server and without. */
async function shellFiles() {
  const as = people.inside.email;
  const files: Buffer[] = [];
  for (const command of [
    ['paper', 'export', paperId, '--table', 'remarks', '--format', 'csv'],
    ['paper', 'export', paperId, '--table', 'amendments', '--format', 'csv'],
    ['forum', 'export', desk.forumId, '--format', 'csv'],
    ['session', 'export', desk.session.id, '--format', 'pdf'],
    ['session', 'export', desk.session.id, '--format', 'pptx'],
  ]) {
    const out = path.join(scratch, `shell-${String(++count)}`);
    const asked = [...command, '--as', as, '--out', out, '--json'];
    const { code, out: told } = await ran(nayar.dataDir, ...asked);
    expect(code).toBe(0);
    files.push(await readFile(out));
    expect(JSON.parse(told)).toEqual({ file: out, bytes: files.at(-1)?.length });
  }
  return files;
}

describe('beside a running server and on a stopped workspace', () => {
  it('[CM1][CM5] the same is written', async () => {
    const running = await shellFiles();
    expect((await ran(nayar.dataDir, 'help')).out).toContain('session export ID');
    await nayar.nayar.close();
    const stopped = await shellFiles();
    for (const at of [0, 1, 2]) expect(stopped[at]?.toString()).toBe(running[at]?.toString());
    expect(stopped[2]?.toString()).toContain('סוד של המחוז');
    expect(pdfLetters(stopped[3] ?? Buffer.of())).toBe(pdfLetters(running[3] ?? Buffer.of()));
    expect(slidesIn(stopped[4] ?? Buffer.of())).toContain('לתקצב תקנים במחוזות');
  });
});
