import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry, AuditLog } from '#server/storage/audit-log.ts';

export interface AuditLogBench {
  readonly audit: AuditLog;
  reopen(): Promise<AuditLog>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
}

const anEntry = (action: string, over: Partial<AuditEntry> = {}): AuditEntry => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'person-0001',
  action,
  subject: 'person-0002',
  forumId: null,
  detail: {},
  ...over,
});

/** What every back end promises about the audit log. */
export function auditLogContract(name: string, make: () => Promise<AuditLogBench>): void {
  describe(`${name}: an audit log`, () => {
    it('[AU1] tells the last entries, the newest first', async () => {
      const { audit } = await make();
      for (const action of ['one', 'two', 'three']) await audit.append(anEntry(action));
      expect((await audit.last(2)).map(({ action }) => action)).toEqual(['three', 'two']);
      expect((await audit.last(9)).map(({ action }) => action)).toEqual(['three', 'two', 'one']);
      expect(await audit.last(0)).toEqual([]);
    });

    it('[AU2] tells those of one forum', async () => {
      const { audit } = await make();
      for (const forumId of ['forum-a', 'forum-b', null, 'forum-a'])
        await audit.append(anEntry(`in ${forumId}`, { forumId }));
      const found = await audit.last(9, 'forum-a');
      expect(found.map(({ action }) => action)).toEqual(['in forum-a', 'in forum-a']);
    });

    it('[AU3] keeps the order of the calls when they come at once', async () => {
      const { audit } = await make();
      const actions = Array.from({ length: 50 }, (_, index) => `action ${index}`);
      await Promise.all(actions.map((action) => audit.append(anEntry(action))));
      expect((await audit.last(50)).map(({ action }) => action)).toEqual(actions.toReversed());
      expect(await audit.verify()).toEqual({ lines: 50, brokenAt: null });
    });

    it('[AU4] goes on with the same chain after a restart', async () => {
      const bench = await make();
      await bench.audit.append(anEntry('one'));
      const again = await bench.reopen();
      await again.append(anEntry('two'));
      expect((await again.last(9)).map(({ action }) => action)).toEqual(['two', 'one']);
      expect(await again.verify()).toEqual({ lines: 2, brokenAt: null });
    });

    it('[AU5] keeps any text whole', async () => {
      const bench = await make();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
          const entry = anEntry('note', { detail: { text: `\n\r"\\}\u2028${text}` } });
          await bench.audit.append(entry);
          expect(await bench.audit.last(1)).toEqual([entry]);
        }),
        { numRuns: 30 },
      );
      expect((await bench.audit.verify()).brokenAt).toBeNull();
      expect((await (await bench.reopen()).verify()).brokenAt).toBeNull();
    });

    it('[AU6] finds old entries in a long log', async () => {
      const { audit } = await make();
      const long = { text: 'א'.repeat(500) };
      await audit.append(anEntry('first', { forumId: 'forum-a', detail: long }));
      const others = Array.from({ length: 1000 }, (_, at) => anEntry(`${at}`, { detail: long }));
      await Promise.all(others.map((entry) => audit.append(entry)));
      expect((await audit.last(1, 'forum-a')).map(({ action }) => action)).toEqual(['first']);
      expect((await audit.last(1001)).at(-1)?.action).toBe('first');
    });

    it('[AU7] rejects what the disk refuses, keeps nothing of it, and works again after', async () => {
      const bench = await make();
      await bench.audit.append(anEntry('one'));
      bench.refuseWrites(true);
      await expect(bench.audit.append(anEntry('lost'))).rejects.toThrow(Error);
      bench.refuseWrites(false);
      await bench.audit.append(anEntry('two'));
      expect(await bench.audit.verify()).toEqual({ lines: 2, brokenAt: null });
      const again = await bench.reopen();
      expect((await again.last(9)).map(({ action }) => action)).toEqual(['two', 'one']);
    });

    it('[AU8] takes no more once closed', async () => {
      const { audit } = await make();
      const last = audit.append(anEntry('last'));
      await audit.close();
      await last;
      await expect(audit.append(anEntry('late'))).rejects.toThrow(Error);
    });
  });
}
