import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { AuditFile } from '#server/storage/embedded/audit-file.ts';
import { blobsFolder } from '#server/storage/embedded/blobs-folder.ts';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { EmbeddedPaperStores } from '#server/storage/embedded/table/embedded-paper-stores.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import { REMARK_TABLES } from '#server/storage/remarks.ts';
import { NOTICE_TABLES } from '#server/storage/notices.ts';
import { WORK_TABLES } from '#server/storage/work.ts';
import { auditLogContract } from '#test/contract/audit-log-contract.ts';
import { blobsContract } from '#test/contract/blobs-contract.ts';
import { CONTRACT_TABLES } from '#test/contract/contract-tables.ts';
import { paperLogsContract } from '#test/contract/paper-logs-contract.ts';
import { remarksContract } from '#test/contract/remarks-contract.ts';
import { storeContract } from '#test/contract/store-contract.ts';
import { noticesContract } from '#test/contract/notices.ts';
import { workContract } from '#test/contract/work-contract.ts';
import { memoryRemarks } from '#test/harness/memory-remarks.ts';
import { aFolder } from '#test/storage/a-folder.ts';

const warn = (line: string) => {
  throw new Error(`unexpected warning: ${line}`);
};

/** A disk that can be told to refuse. */
function aSwitch() {
  let refuses = false;
  return {
    refuseWrites: (refuse: boolean) => {
      refuses = refuse;
    },
    onStep: () => {
      if (refuses) throw new Error('the disk refuses');
    },
  };
}

storeContract('embedded', async () => {
  const file = path.join(await aFolder(), 'catalogue.json');
  const { refuseWrites, onStep } = aSwitch();
  const open = () =>
    TableStore.open(new TableFile(file, { warn, now: () => new Date(), onStep }), CONTRACT_TABLES);
  let store = await open();
  return {
    store,
    refuseWrites,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
  };
});

paperLogsContract('embedded', async () => {
  const folder = await aFolder();
  const { refuseWrites, onStep } = aSwitch();
  let now = new Date('2026-01-01T00:00:00.000Z');
  const open = () => new EmbeddedPaperLogs({ folder, now: () => now, warn, onStep });
  let logs = open();
  onTestFinished(() => logs.closeAll());
  return {
    logs,
    refuseWrites,
    setNow(next) {
      now = next;
    },
    async reopen() {
      await logs.closeAll();
      logs = open();
      return logs;
    },
  };
});

remarksContract('embedded', async () => {
  const folder = await aFolder();
  const { refuseWrites, onStep } = aSwitch();
  const open = () =>
    new EmbeddedPaperStores(REMARK_TABLES, {
      folder,
      now: () => new Date(),
      warn,
      onStep,
      mostOpen: 4,
    });
  let remarks = open();
  onTestFinished(() => remarks.close());
  return {
    remarks,
    refuseWrites,
    async reopen() {
      await remarks.close();
      remarks = open();
      return remarks;
    },
  };
});

remarksContract('in memory', async () => {
  let refuses = false;
  const remarks = memoryRemarks({
    beforeCommit() {
      if (refuses) throw new Error('the disk refuses');
    },
  });
  return {
    remarks,
    refuseWrites: (refuse) => {
      refuses = refuse;
    },
    reopen: async () => remarks.reopened(),
  };
});

workContract('embedded', async () => {
  const folder = await aFolder();
  const { refuseWrites, onStep } = aSwitch();
  const open = () =>
    new EmbeddedPaperStores(WORK_TABLES, { folder, now: () => new Date(), warn, onStep });
  let work = open();
  onTestFinished(() => work.close());
  return {
    work,
    refuseWrites,
    async reopen() {
      await work.close();
      work = open();
      return work;
    },
  };
});

noticesContract('embedded', async () => {
  const folder = await aFolder();
  const { refuseWrites, onStep } = aSwitch();
  const open = () =>
    new EmbeddedPaperStores(NOTICE_TABLES, { folder, now: () => new Date(), warn, onStep });
  let notices = open();
  onTestFinished(() => notices.close());
  return {
    notices,
    refuseWrites,
    async reopen() {
      await notices.close();
      notices = open();
      return notices;
    },
  };
});

blobsContract('embedded', async () => {
  const folder = path.join(await aFolder(), 'blobs');
  await mkdir(folder);
  return { blobs: blobsFolder(folder), reopen: async () => blobsFolder(folder) };
});

auditLogContract('embedded', async () => {
  const file = path.join(await aFolder(), 'audit.log');
  await writeFile(file, '');
  const { refuseWrites, onStep } = aSwitch();
  const open = () => AuditFile.open({ file, instanceId: 'instance-1', warn, onStep });
  let audit = await open();
  onTestFinished(() => audit.close());
  return {
    audit,
    refuseWrites,
    async reopen() {
      await audit.close();
      audit = await open();
      return audit;
    },
  };
});
