import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { getMe, listMembers } from '#shared/member/member-contract.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { readServerDoor } from '#server/storage/embedded/server-door.ts';
import { ran } from '#test/command/ran.ts';
import { unpacked } from '#test/interchange/unpacked.ts';
import { followLink, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let scratch: string;
beforeAll(async () => {
  nayar = await startTestNayar();
  scratch = await mkdtemp(path.join(tmpdir(), 'nayar-command-'));
});
afterAll(async () => {
  await nayar.stop();
  await rm(scratch, { recursive: true, force: true });
});
afterEach(() => vi.unstubAllEnvs());

/** The same folder, running or copied and stopped. */
async function stoppedCopy(): Promise<string> {
  const file = path.join(scratch, `copy-${String(performance.now())}.backup`);
  const folder = path.join(scratch, `folder-${String(performance.now())}`);
  expect((await ran(nayar.dataDir, 'backup', file)).code).toBe(0);
  expect((await ran(folder, 'restore', file)).code).toBe(0);
  return folder;
}

describe.each(['running', 'stopped'] as const)('on a %s workspace', (state) => {
  let dataDir: string;
  let forumId: string;
  beforeAll(async () => {
    dataDir = state === 'running' ? nayar.dataDir : await stoppedCopy();
    const forums = JSON.parse((await ran(dataDir, 'forum', 'list', '--json')).out) as {
      id: string;
      name: string;
    }[];
    forumId = forums[0]?.id ?? '';
  });

  it('[CM1] lists papers with kind, stage and schema', async () => {
    const papers = JSON.parse(
      (await ran(dataDir, 'paper', 'list', '--forum', forumId, '--json')).out,
    ) as object[];
    expect(papers).toContainEqual(
      expect.objectContaining({ kind: 'challenge-map', stage: 'draft', schema: SCHEMA_VERSION }),
    );
    expect(Object.keys(papers[0] ?? {})).toEqual(['id', 'title', 'kind', 'stage', 'schema']);
  });

  it('[CM1][IC11] exports a paper as a Word file', async () => {
    const [paper] = JSON.parse(
      (await ran(dataDir, 'paper', 'list', '--forum', forumId, '--json')).out,
    ) as { id: string }[];
    const out = path.join(scratch, `${state}.docx`);
    const words = ['paper', 'export', paper?.id ?? '', '--format', 'docx', '--out', out];
    const { code, out: told } = await ran(dataDir, ...words, '--comments', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(told)).toEqual({ file: out, bytes: (await stat(out)).size });
    expect(unpacked(await readFile(out)).has('word/document.xml')).toBe(true);
  });

  it('[CM1][CM2] adds a member once, and removes them', async () => {
    const words = [
      'member',
      'add',
      '--forum',
      forumId,
      '--email',
      'Chava@Test.example',
      '--name',
      'חברה',
      '--role',
      'author',
    ];
    const added = await ran(dataDir, ...words, '--json');
    expect(JSON.parse(added.out)).toMatchObject({ id: expect.any(String) });
    const again = await ran(dataDir, ...words, '--json');
    expect(again.code).toBe(1);
    expect(again.out).toBe('');
    expect(JSON.parse(again.err)).toMatchObject({ code: 'already-exists' });
    expect(
      (await ran(dataDir, 'member', 'remove', '--forum', forumId, '--email', 'chava@test.example'))
        .code,
    ).toBe(0);
  });

  it('[CM1] finds everything whole', async () => {
    const verified = await ran(dataDir, 'verify', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
  });

  it.each([
    [['nonsense'], 'command-unknown'],
    [['member', 'add'], 'option-missing'],
    [
      [
        'member',
        'add',
        '--forum',
        'no such forum',
        '--email',
        'a@b.example',
        '--name',
        'x',
        '--role',
        'reader',
      ],
      'forum-not-found',
    ],
    [['sign-in-link', '--email', 'nobody@test.example'], 'member-not-found'],
    [['paper', 'list', 'surplus', 'words'], 'argument-surplus'],
    [['paper', 'export', 'id', '--coments', '--out', 'x'], 'option-unknown'],
    [['paper', 'list', '--title', 'x'], 'option-unknown'],
    [['paper', 'list', '--forum', '--json'], 'option-missing'],
  ])('[CM2] refuses %j in one line', async (words, code) => {
    const refused = await ran(dataDir, ...words, '--json');
    expect(refused.code).toBe(1);
    expect(refused.out).toBe('');
    expect(JSON.parse(refused.err)).toMatchObject({ code, message: expect.any(String) });
    const plain = await ran(dataDir, ...words);
    expect(plain.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('beside a running server', () => {
  it('[CM1] prints a link that signs in once', async () => {
    const { out } = await ran(
      nayar.dataDir,
      'sign-in-link',
      '--email',
      'author@nayar.example',
      '--json',
    );
    const { url } = JSON.parse(out) as { url: string };
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.getSetCookie().filter((cookie) => cookie.startsWith('nayar='))).toEqual([]);
    const guest = await followLink(url);
    expect((await guest.call(getMe)).body.person.email).toBe('author@nayar.example');
    await expect(followLink(url)).rejects.toThrow('410');
  });

  it('[CM1] is seen by those who are signed in', async () => {
    const coordinator = await nayar.as('coordinator@nayar.example');
    const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const params = { forumId: forum?.id ?? '' };
    const before = (await coordinator.call(listMembers, { params })).body.members.length;
    await ran(
      nayar.dataDir,
      'member',
      'add',
      '--forum',
      params.forumId,
      '--email',
      'new@test.example',
      '--name',
      'חדשה',
      '--role',
      'reader',
    );
    expect((await coordinator.call(listMembers, { params })).body.members).toHaveLength(before + 1);
  });

  it.each([[{}], [{ authorization: 'Bearer x' }], [{ authorization: `Bearer ${'0'.repeat(64)}` }]])(
    '[CM3] keeps its door shut without the token: %j',
    async (headers) => {
      const door = await readServerDoor(nayar.dataDir);
      const reply = await fetch(`http://127.0.0.1:${String(door?.port)}/`, {
        method: 'POST',
        headers: headers as Record<string, string>,
        body: JSON.stringify({ name: 'forum list', options: {} }),
      });
      expect(reply.status).toBe(403);
    },
  );

  it('[CM4] refuses to restore over a workspace', async () => {
    const file = path.join(scratch, 'one.backup');
    await ran(nayar.dataDir, 'backup', file);
    const refused = await ran(nayar.dataDir, 'restore', file);
    expect(refused.code).toBe(1);
    expect(refused.err.trim().split('\n')).toHaveLength(1);
  });
});
