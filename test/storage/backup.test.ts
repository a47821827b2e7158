import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backup, BackupRefused } from '#server/storage/embedded/backup.ts';
import { restore } from '#server/storage/embedded/restore.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import type { PaperLog } from '#server/storage/paper-logs.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { remark, remarksOn } from '#test/storage/a-remark.ts';
import { workIn, workOn } from '#test/storage/a-work-row.ts';
import { everyFile } from '#test/storage/every-file.ts';
import { aWorkspace, openWorkspace } from '#test/storage/open-workspace.ts';

const PAPER = 'paper-0001';
const FORUM = 'forum-0001';
const anEntry = {
  at: '2026-01-01T00:00:00.000Z',
  by: 'person-0001',
  action: 'member-added',
  subject: 'person-0002',
  forumId: 'forum-0001',
  detail: { name: 'מנהלת מחוז' },
};

/** A workspace with something in every part. */
async function aFullWorkspace() {
  const workspace = await aWorkspace();
  const { storage } = workspace;
  await storage.openings.transact(async ({ openings }) =>
    openings.put({ id: 'opening-1', personId: 'person-1', paperId: PAPER, at: 'then' }),
  );
  await storage.signIn.transact(async ({ user, session, verification }) => {
    await user.put({ id: 'user-0001', email: 'someone@example.org' });
    await session.put({ id: 'session-01', token: 'digest' });
    await verification.put({ id: 'verify-001', value: 'code' });
  });
  await storage.papers.create(PAPER, Buffer.from('first'));
  const { log } = await storage.papers.open(PAPER);
  await log.append({ update: Buffer.from('second'), clients: [[7, 'person-0001']] });
  await log.compact(Buffer.from('first and second'));
  await log.append({ update: Buffer.from('third'), clients: [] });
  await remark(storage, PAPER, 'first-remark');
  await workOn(storage, FORUM, 'opened');
  const hash = await storage.blobs.put(Buffer.from('a picture'));
  await storage.audit.append(anEntry);
  return { ...workspace, log, hash };
}

async function appendUntil(log: PaperLog, isOver: () => boolean): Promise<number> {
  let written = 0;
  while (!isOver()) {
    written += 1;
    await log.append({ update: Buffer.from(`edit ${written}`), clients: [] });
    if (written % 15 === 0) await log.compact(Buffer.from(`snapshot ${written}`));
  }
  return written;
}

describe('a backup', () => {
  it('[BK1] brings everything back into an empty folder, beside a running workspace', async () => {
    const { storage, dataDir, hash } = await aFullWorkspace();
    const folder = await aFolder();
    const file = path.join(folder, 'workspace.tar.gz');
    const report = await backup(dataDir, file);
    expect(report).toEqual({ papers: 1, blobs: 1, bytes: (await stat(file)).size });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const target = path.join(folder, 'restored');
    expect(await restore(file, target)).toEqual({ papers: 1, blobs: 1 });
    const again = await openWorkspace(target);
    expect(again.warnings).toEqual([]);
    expect(again.storage.instanceId).toBe(storage.instanceId);
    expect(await again.storage.openings.tables.openings.find({})).toHaveLength(1);
    expect(await again.storage.papers.read(PAPER)).toEqual(await storage.papers.read(PAPER));
    expect((await again.storage.papers.verify(PAPER)).records).toBe(4);
    expect(await remarksOn(again.storage, PAPER)).toEqual(await remarksOn(storage, PAPER));
    expect(await workIn(again.storage, FORUM)).toHaveLength(1);
    expect(await workIn(again.storage, FORUM)).toEqual(await workIn(storage, FORUM));
    expect(await again.storage.blobs.get(hash)).toEqual(await storage.blobs.get(hash));
    expect(await again.storage.audit.last(9)).toEqual([anEntry]);
    expect((await verify(target)).problems).toEqual((await verify(dataDir)).problems);
  });

  it('[BK2] holds who people are and not that they are signed in', async () => {
    const { dataDir } = await aFullWorkspace();
    const folder = await aFolder();
    await backup(dataDir, path.join(folder, 'b.tgz'));
    await restore(path.join(folder, 'b.tgz'), path.join(folder, 'restored'));
    const { storage } = await openWorkspace(path.join(folder, 'restored'));
    const { user, session, verification } = storage.signIn.tables;
    expect(await user.find({})).toHaveLength(1);
    expect(await session.find({})).toEqual([]);
    expect(await verification.find({})).toEqual([]);
  });

  it('[BK3] is one moment of each paper while people type and papers are compacted', async () => {
    const { dataDir, log } = await aFullWorkspace();
    const folder = await aFolder();
    let over = false;
    const typing = appendUntil(log, () => over);
    for (let round = 0; round < 8; round += 1) {
      const file = path.join(folder, `${round}.tgz`);
      await backup(dataDir, file);
      const target = path.join(folder, `${round}`);
      await restore(file, target);
      const report = await verify(target);
      expect(report.problems.filter(({ kind }) => kind !== 'missing')).toEqual([]);
      const { storage } = await openWorkspace(target);
      const { state } = await storage.papers.open(PAPER);
      const words = state.updates.map((update) => Buffer.from(update).toString());
      const from = Number(/\d+/.exec(Buffer.from(state.snapshot ?? []).toString())?.[0] ?? 0);
      const typed = words.filter((word) => word.startsWith('edit'));
      expect(typed).toEqual(typed.map((_, at) => `edit ${from + at + 1}`));
      await storage.close();
    }
    over = true;
    expect(await typing).toBeGreaterThan(0);
  });

  it('[BK4] can be listed and unpacked by any tar', async () => {
    const { dataDir } = await aFullWorkspace();
    const folder = await aFolder();
    const file = path.join(folder, 'b.tgz');
    await backup(dataDir, file);
    const { stdout, status } = spawnSync('tar', ['xvzf', file, '-C', folder], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain(`papers/${PAPER}/log\n`);
    expect(stdout.trim().split('\n').at(-1)).toBe('manifest.json');
    expect(await readFile(path.join(folder, 'audit.log'), 'utf8')).toContain('מנהלת מחוז');
  });

  it('[BK5] is refused where a file is, and restored into an empty folder only', async () => {
    const { dataDir } = await aFullWorkspace();
    const folder = await aFolder();
    const file = path.join(folder, 'b.tgz');
    await backup(dataDir, file);
    await expect(backup(dataDir, file)).rejects.toThrow(BackupRefused);
    const before = await everyFile(dataDir);
    await expect(restore(file, dataDir)).rejects.toThrow(/is not empty/);
    expect(await everyFile(dataDir)).toEqual(before);
  });

  it('[BK6] is refused whole when it is cut anywhere or changed', async () => {
    const { dataDir } = await aFullWorkspace();
    const folder = await aFolder();
    const good = path.join(folder, 'b.tgz');
    await backup(dataDir, good);
    const whole = await readFile(good);
    const tar = gunzipSync(whole);
    const flipped = (at: number) => {
      const copy = Buffer.from(tar);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return gzipSync(copy);
    };
    const bad = [
      ...[0, 10, whole.length >> 1, whole.length - 1].map((length) => whole.subarray(0, length)),
      gzipSync(tar.subarray(0, tar.length - 2048)),
      flipped(tar.indexOf('opening-1')),
      flipped(tar.indexOf('nayar.json')),
      flipped(tar.indexOf('a picture')),
      Buffer.from('not a backup'),
    ];
    const file = path.join(folder, 'bad.tgz');
    const target = path.join(folder, 'restored');
    for (const bytes of bad) {
      await writeFile(file, bytes);
      await expect(restore(file, target)).rejects.toThrow(BackupRefused);
      expect(await readdir(target)).toEqual([]);
    }
    await expect(restore(path.join(folder, 'none'), target)).rejects.toThrow(BackupRefused);
  });

  it('[BK7] writes nowhere but in the folder it is restored into', async () => {
    const folder = await aFolder();
    for (const name of ['../out.json', '/tmp/out.json', 'papers/../../x', 'papers/paper-0001/x']) {
      await mkdir(path.join(folder, 'src'), { recursive: true });
      await writeFile(path.join(folder, 'src/f'), 'evil');
      const file = path.join(folder, 'evil.tgz');
      spawnSync('tar', [
        'czPf',
        file,
        '--format=ustar',
        `--transform=s#.*#${name}#`,
        `--directory=${path.join(folder, 'src')}`,
        'f',
      ]);
      const target = path.join(folder, 'restored');
      await expect(restore(file, target)).rejects.toThrow(BackupRefused);
      expect(await readdir(target)).toEqual([]);
      await rm(file);
    }
    expect((await readdir(folder)).toSorted()).toEqual(['restored', 'src']);
  });
});

describe('verify', () => {
  it('[VF1] counts everything and finds nothing wrong in a whole workspace, running or stopped', async () => {
    const { dataDir, storage } = await aFullWorkspace();
    for (const _ of ['running', 'stopped']) {
      const report = await verify(dataDir);
      expect(report).toMatchObject({
        ok: true,
        papers: 1,
        records: 4,
        remarked: 1,
        versions: 0,
        worked: 1,
        blobs: 1,
        auditLines: 1,
      });
      expect(report.lines.join('\n')).toMatch(/all whole/);
      await storage.close();
    }
  });

  it('[VF2] names each damaged file, and changes nothing', async () => {
    const { dataDir, storage, hash } = await aFullWorkspace();
    await remark(storage, PAPER, 'second-remark');
    await storage.close();
    const history = 'papers/paper-0001/history-0000000001';
    const files = [
      'openings.json',
      'openings.json.1',
      `remarks/${PAPER}.json.1`,
      `remarks/${PAPER}.json`,
      `work/${FORUM}.json`,
      'papers/paper-0001/snapshot',
      history,
      'papers/paper-0001/log',
      `blobs/${hash.slice(0, 2)}/${hash}`,
      'audit.log',
    ];
    for (const name of files) {
      const file = path.join(dataDir, name);
      const bytes = await readFile(file);
      const at = name === 'audit.log' ? 100 : bytes.length - 4;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(file, bytes);
    }
    const before = await everyFile(dataDir);
    const report = await verify(dataDir);
    expect(report.ok).toBe(false);
    expect(report.problems.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
    expect(report.lines).toContain(`${history}: history at byte 0`);
    expect(await everyFile(dataDir)).toEqual(before);
  });

  it('[VF3] tells a paper that has a card and no text', async () => {
    const { dataDir, storage } = await aFullWorkspace();
    await storage.catalogue.transact(async ({ papers }) =>
      papers.put({
        id: 'paper-9999',
        forumId: 'forum-0001',
        groupId: null,
        sessionId: null,
        title: 'נייר',
        kind: 'plain',
        stage: 'draft',
        direction: 'rtl',
        exceptions: [],
        createdAt: '2026-01-01T00:00:00.000Z',
        createdBy: null,
        changedAt: '2026-01-01T00:00:00.000Z',
        changedBy: null,
      }),
    );
    const { problems } = await verify(dataDir);
    expect(problems).toEqual([{ file: 'papers/paper-9999', kind: 'missing', place: null }]);
  });
});
