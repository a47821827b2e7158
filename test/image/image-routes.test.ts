import { request } from 'node:http';
import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addImage, bringImage, getImage } from '#shared/image/image-contract.ts';
import { MAX_IMAGE_BYTES } from '#shared/image/image.ts';
import { ROLES, type Role, verbsOf } from '#shared/member/role.ts';
import { changePaper, startPaper } from '#shared/paper/paper-contract.ts';
import { STAGES } from '#shared/paper/stage.ts';
import { may } from '#shared/member/access.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { bomb, phonePhoto, picture } from '#test/image/pictures.ts';

let nayar: TestNayar;
let forumId: string;
let coordinator: Guest;
const guests = new Map<Role, Guest>();

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  for (const role of ROLES) guests.set(role, await nayar.newcomer(forumId, role));
  coordinator = guestOf('coordinator');
});
afterAll(() => nayar.stop());

const guestOf = (role: Role): Guest => guests.get(role) ?? nayar.stranger;

async function aPaper(): Promise<string> {
  const body = { title: 'נייר עם תמונות', kind: 'plain' };
  return (await coordinator.call(startPaper, { params: { forumId }, body })).body.id;
}

const add = (guest: Guest, paperId: string, body: Uint8Array) =>
  guest.call(addImage, { params: { paperId }, body });
const bring = (guest: Guest, paperId: string, hash: string) =>
  guest.call(bringImage, { params: { paperId, hash }, body: {} });
const addressOf = (paperId: string, hash: string) =>
  getImage.path.replace('{paperId}', paperId).replace('{hash}', hash);
const see = (guest: Guest, paperId: string, hash: string) => guest.fetch(addressOf(paperId, hash));

async function refused(body: Uint8Array): Promise<[number, string]> {
  const reply = await add(coordinator, await aPaper(), body);
  return [reply.status, (reply.body as unknown as { code: string }).code];
}

describe('an image', () => {
  it('[IM1] comes back under the hash of what is kept, for this browser only and by its leave each time', async () => {
    const paperId = await aPaper();
    const { status, body } = await add(coordinator, paperId, await picture().png().toBuffer());
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'image/png', pixels: '60x40' });
    const reply = await see(coordinator, paperId, body.hash);
    expect(reply.status).toBe(200);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      etag: `"${body.hash}"`,
      vary: 'Cookie',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    const seen = new Uint8Array(await reply.arrayBuffer());
    expect(seen.length).toBe(body.bytes);
    expect(await nayar.nayar.storage.blobs.get(body.hash)).toEqual(seen);
  });

  it('[IM1] that a browser holds is not sent or read again, and is refused once the right is lost', async () => {
    const paperId = await aPaper();
    const { body } = await add(coordinator, paperId, await picture({ width: 64 }).png().toBuffer());
    const address = addressOf(paperId, body.hash);
    // As a browser asks whether what it holds still holds.
    const init: RequestInit = { cache: 'no-cache', headers: { 'if-none-match': `"${body.hash}"` } };
    const file = path.join(nayar.dataDir, 'blobs', body.hash.slice(0, 2), body.hash);
    // Without its bytes on disk only an answer that does not read them can be given.
    await rename(file, `${file}.away`);
    const reply = await coordinator.fetch(address, init);
    await rename(`${file}.away`, file);
    expect([reply.status, (await reply.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const other = { headers: { 'if-none-match': `"${'0'.repeat(64)}"` } };
    expect((await coordinator.fetch(address, other)).status).toBe(200);
    const leaver = await nayar.newcomer(forumId, 'reader');
    expect((await leaver.fetch(address, init)).status).toBe(304);
    await nayar.command('member remove', { forum: forumId, email: leaver.email });
    expect((await leaver.fetch(address, init)).status).toBe(401);
  });

  it('[IM9] that finds no room leaves nothing on the disk', async () => {
    const paperId = await aPaper();
    const { catalogue, blobs } = nayar.nayar.storage;
    const heavy = { hash: 'e'.repeat(64), type: 'image/png', bytes: 500 * 1024 * 1024 } as const;
    const at = '2026-11-23T09:00:00.000Z';
    const row = { ...heavy, id: `${paperId}.${heavy.hash}`, paperId, pixels: '9x9', by: 'x', at };
    await catalogue.transact(({ images }) => images.put(row));
    const before = (await blobs.verify()).count;
    const unseen = await picture({ width: 41 }).png().toBuffer();
    const reply = await add(coordinator, paperId, unseen);
    expect(reply.body).toMatchObject({ code: 'images-full' });
    expect((await blobs.verify()).count).toBe(before);
    expect((await add(coordinator, await aPaper(), unseen)).status).toBe(200);
    expect((await blobs.verify()).count).toBe(before + 1);
  });

  it('[IM2] keeps its pixels upright and nothing else: no place, no camera, no name', async () => {
    const photo = await phonePhoto();
    expect(photo.includes('Phone-of-Test')).toBe(true);
    const paperId = await aPaper();
    const { body } = await add(coordinator, paperId, photo);
    expect(body).toMatchObject({ type: 'image/jpeg', pixels: '40x60' });
    const seen = Buffer.from(await (await see(coordinator, paperId, body.hash)).arrayBuffer());
    const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(seen).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect([width, height]).toEqual([40, 60]);
    expect(seen.includes('Phone-of-Test') || seen.includes('Secret-Name')).toBe(false);
    // Turned by a quarter clockwise, the upper half is at the right.
    const { data } = await sharp(seen).raw().toBuffer({ resolveWithObject: true });
    expect([(data[0] ?? 0) < 100, (data[39 * 3] ?? 0) > 150]).toEqual([true, true]);
  });

  it('[IM2] is made small enough for a page, and a moving one stands still', async () => {
    const wide = await picture({ width: 5000, height: 1000 }).jpeg().toBuffer();
    expect((await add(coordinator, await aPaper(), wide)).body.pixels).toBe('2400x480');
    const frames = await sharp(Buffer.concat([Buffer.alloc(600, 90), Buffer.alloc(600, 200)]), {
      raw: { width: 10, height: 40, channels: 3, pageHeight: 20 },
    })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const { body } = await add(coordinator, await aPaper(), frames);
    expect(body).toMatchObject({ pixels: '10x20', type: 'image/png' });
  });

  it('[IM3] behind which another file hides leaves that behind', async () => {
    const script = '<script>alert(1)</script>PK\u0003\u0004';
    const twoFaced = Buffer.concat([await picture().png().toBuffer(), Buffer.from(script)]);
    const paperId = await aPaper();
    const { body } = await add(coordinator, paperId, twoFaced);
    const seen = Buffer.from(await (await see(coordinator, paperId, body.hash)).arrayBuffer());
    expect(seen.includes('alert')).toBe(false);
  });
});

describe('what is no image', () => {
  it('[IM4] is refused by what it is, whatever it is called, and in words', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await refused(Buffer.from(svg))).toEqual([415, 'image-kind']);
    expect(await refused(Buffer.from('<html><body>hello'))).toEqual([415, 'image-kind']);
    expect(await refused(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).toEqual([415, 'image-kind']);
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
    ]);
    expect(await refused(heic)).toEqual([415, 'image-kind']);
  });

  it('[IM4] is refused when it is empty, cut off, or only begins like one', async () => {
    const photo = await picture({ width: 300, height: 300 }).jpeg().toBuffer();
    const png = await picture().png().toBuffer();
    expect(await refused(new Uint8Array(0))).toEqual([422, 'image-broken']);
    expect(await refused(photo.subarray(0, photo.length / 2))).toEqual([422, 'image-broken']);
    expect(await refused(png.subarray(0, 40))).toEqual([422, 'image-broken']);
  });

  it('[IM5] is refused for its pixels before any of them is unpacked', async () => {
    expect(await refused(await bomb())).toEqual([422, 'image-pixels']);
  });

  it('[IM5] is refused for its weight, also when its head does not tell it', async () => {
    expect(await refused(new Uint8Array(MAX_IMAGE_BYTES + 1))).toEqual([413, 'too-large']);
    const paperId = await aPaper();
    const part = new Uint8Array(1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(part);
        if (controller.desiredSize === null) controller.close();
      },
    });
    let sentParts = 0;
    const bounded = endless.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          sentParts += 1;
          if (sentParts > 30) controller.terminate();
          else controller.enqueue(chunk);
        },
      }),
    );
    const init = { method: 'POST', body: bounded, duplex: 'half' } as RequestInit;
    const reply = await coordinator.fetch(addImage.path.replace('{paperId}', paperId), init);
    expect(reply.status).toBe(413);
  });

  it('[IM5] finds three seats for one person, and a free one when a line ends', async () => {
    const paperId = await aPaper();
    const small = await picture().webp().toBuffer();
    const turnedAway: number[] = [];
    const lines = Array.from({ length: 4 }, () => {
      const line = request(new URL(addImage.path.replace('{paperId}', paperId), nayar.url), {
        method: 'POST',
        headers: coordinator.socketHeaders,
      });
      line.on('error', () => undefined);
      line.on('response', ({ statusCode = 0 }) => turnedAway.push(statusCode));
      // Something is sent, and then nothing: the image never comes whole.
      line.write(new Uint8Array(1024));
      return line;
    });
    await expect.poll(() => turnedAway).toEqual([429]);
    expect((await add(coordinator, paperId, small)).status).toBe(429);
    for (const line of lines) line.destroy();
    await expect.poll(async () => (await add(coordinator, paperId, small)).status).toBe(200);
  });

  it('[IM5] leaves the server as it was: the next image is taken', async () => {
    await refused(await bomb());
    const reply = await add(coordinator, await aPaper(), await picture().webp().toBuffer());
    expect(reply.status).toBe(200);
  });
});

describe('the right to an image', () => {
  it.each(ROLES.flatMap((role) => STAGES.map((stage) => [role, stage] as const)))(
    '[IM6] is that to the paper: %s in %s',
    async (role, stage) => {
      const paperId = await aPaper();
      const { body } = await add(coordinator, paperId, await picture().png().toBuffer());
      await coordinator.call(changePaper, { params: { paperId }, body: { stage } });
      const guest = guestOf(role);
      // Also who may only suggest: an image can be part of a suggestion.
      const maySuggest = may({ role, stage }, 'suggest');
      const again = await picture({ width: 61 }).png().toBuffer();
      expect((await add(guest, paperId, again)).status).toBe(maySuggest ? 200 : 403);
      expect((await bring(guest, paperId, body.hash)).status).toBe(maySuggest ? 200 : 403);
      expect((await see(guest, paperId, body.hash)).status).toBe(
        verbsOf(role).has('read') ? 200 : 404,
      );
    },
  );

  it('[IM6] ends for somebody who loses the paper, and never starts for a stranger', async () => {
    const paperId = await aPaper();
    const { body } = await add(coordinator, paperId, await picture().png().toBuffer());
    const leaver = await nayar.newcomer(forumId, 'reader');
    expect((await see(leaver, paperId, body.hash)).status).toBe(200);
    await nayar.command('member remove', { forum: forumId, email: leaver.email });
    // Whoever belongs to nothing any more is signed out as well.
    expect((await see(leaver, paperId, body.hash)).status).toBe(401);
    expect((await see(nayar.stranger, paperId, body.hash)).status).toBe(401);
  });

  it('[IM7] is not given by another paper, until one who may read that one brings it over', async () => {
    const [source, target] = [await aPaper(), await aPaper()];
    const { body } = await add(coordinator, source, await picture({ width: 77 }).png().toBuffer());
    expect((await see(coordinator, target, body.hash)).status).toBe(404);
    expect((await bring(guestOf('author'), target, body.hash)).status).toBe(200);
    expect((await see(coordinator, target, body.hash)).status).toBe(200);
  });

  it('[IM7] cannot be had by knowing a hash of a paper one may not read', async () => {
    const other = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const foreignForum = other.find(({ id }) => id !== forumId)?.id ?? '';
    const author = await nayar.newcomer(foreignForum, 'author');
    const started = await author.call(startPaper, {
      params: { forumId: foreignForum },
      body: { title: 'נייר של פורום אחר', kind: 'plain' },
    });
    const source = await aPaper();
    const { body } = await add(coordinator, source, await picture({ width: 88 }).png().toBuffer());
    const asked = await bring(author, started.body.id, body.hash);
    const unknown = await bring(author, started.body.id, 'f'.repeat(64));
    expect(asked.status).toBe(404);
    expect(asked.body).toEqual(unknown.body);
  });

  it('[IM8] outlives a restart, and what is kept passes the check and is in the backup', async () => {
    const paperId = await aPaper();
    const { body } = await add(coordinator, paperId, await picture({ width: 99 }).png().toBuffer());
    const file = path.join(nayar.dataDir, 'images.nayar.backup');
    await nayar.command('backup', { argument: file });
    const found = (await nayar.command('verify')) as { blobs: number; problems: unknown[] };
    expect(found.problems).toEqual([]);
    expect(found.blobs).toBeGreaterThan(0);
    expect(await readdir(path.join(nayar.dataDir, 'blobs', body.hash.slice(0, 2)))).toContain(
      body.hash,
    );
    nayar = await nayar.restart();
    const again = await nayar.as('coordinator@nayar.example');
    expect((await see(again, paperId, body.hash)).status).toBe(200);
  });
});
