/**
 * Baseline "Hocuspocus" with its SQLite extension and its own defaults. Plain JavaScript that is never bundled: it runs
 * with the packages of this folder and nothing else may see them. Started with one JSON text:
 * `{ database, seeds: [{ file, papers }] }`, where every paper of a seed is given the content of that file.
 */
import { readFileSync } from 'node:fs';
import { schema, SQLite, upsertQuery } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';

const { database, seeds } = JSON.parse(process.argv[2] ?? '{}');

// Written as the extension itself stores a document: its whole state in one row.
const storage = new Database(database);
storage.exec(schema);
const store = storage.prepare(upsertQuery);
storage.transaction(() => {
  for (const { file, papers } of seeds) {
    const data = readFileSync(file);
    for (const name of papers) store.run({ name, data });
  }
})();
storage.close();

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
});
await server.listen();
process.stdout.write(`ready at http://127.0.0.1:${server.address.port}\n`);
