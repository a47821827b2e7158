import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as encoding from 'lib0/encoding';
import type { Contents } from '#test/bench/room/bench.ts';
import {
  type History,
  HUNDRED_PAGES,
  TWENTY_PAGES,
  writeHistory,
} from '#test/bench/room/paper/long-history.ts';
import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';

/** Lays contents into files for the server processes, each at the first time somebody asks for it. */
export function contentsIn(folder: string): Contents {
  const lay = async (name: string, bytes: Uint8Array): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  };
  return {
    starting: once(async () => ({ snapshot: await lay('starting', startingPaper()) })),
    twentyPages: once(async () => ({
      snapshot: await lay('twenty-pages', writeHistory(TWENTY_PAGES).snapshot),
    })),
    hundredPages: once(async () => {
      const history = writeHistory(HUNDRED_PAGES);
      return {
        snapshot: await lay('hundred-pages', history.snapshot),
        history: await lay('hundred-pages-history', encodeHistory(history)),
        bytes: history.snapshot.length,
        letters: history.characters,
      };
    }),
  };
}

/** Per sitting: its client, the number of its updates, the updates. */
function encodeHistory({ sittings }: History): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const { client, updates } of sittings) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, updates.length);
    for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  }
  return encoding.toUint8Array(encoder);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}
