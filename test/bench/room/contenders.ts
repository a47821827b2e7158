import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { DialectName } from '#test/bench/room/load/dialect.ts';
import type { Target } from '#test/bench/room/load/jobs.ts';
import type { OurFolders } from '#test/bench/room/our-folders.ts';
import { type Command, Running } from '#test/bench/room/servers/running.ts';

/** Papers of one content. */
export interface Seed {
  readonly content: Content;
  readonly papers: readonly string[];
}
/** Where a content lies: its encoded state, and its whole history where that is measured. */
export interface Content {
  readonly snapshot: string;
  readonly history?: string;
}
/** What every server of one bench holds before anybody comes. */
export type Plot = readonly Seed[];

/** A server that takes connections, with the folder it keeps its papers in. */
export interface Started {
  readonly running: Running;
  readonly folder: string;
  readonly target: (papers: readonly string[]) => Target;
}

/** One of those that are measured. */
export interface Contender {
  readonly name: string;
  /** Lays the plot into an empty folder. */
  prepare(plot: Plot, folder: string): Promise<void>;
  /** Starts over a prepared folder; a second start finds what the first has kept. */
  start(plot: Plot, folder: string): Promise<Started>;
}

/** Where the bench's own programs lie. */
export interface Programs {
  /** The bundled programs of this bench. */
  readonly bench: string;
  /** The built server of ours. */
  readonly ours: string;
  readonly hocuspocus: string;
  /** A folder for profiles of our server, when they are wanted. */
  readonly profiles: string | null;
}

export interface Contenders {
  readonly ours: Contender;
  readonly relay: Contender;
  readonly storedBytes: Contender;
  readonly minimal: Contender;
  readonly hocuspocus: Contender;
}

export function contendersFrom(programs: Programs, ourFolders: OurFolders): Contenders {
  const probe = path.join(programs.bench, 'probe.js');
  const baseline = (
    name: string,
    dialect: DialectName,
    command: (plot: Plot, folder: string) => Pick<Command, 'entry' | 'job'>,
  ): Contender => ({
    name,
    prepare: async () => {},
    async start(plot, folder) {
      const running = await Running.start({ ...command(plot, folder), probe });
      const { port } = running;
      const target = (papers: readonly string[]) =>
        ({ port, dialect, papers, writers: [], reader: null }) as const;
      return { running, folder, target };
    },
  });
  const bundled = (name: string) => path.join(programs.bench, `${name}.js`);
  return {
    ours: ours(programs, ourFolders, probe),
    relay: baseline('relay', 'relay', () => ({ entry: bundled('relay'), job: {} })),
    storedBytes: baseline('stored bytes', 'yjs', ([seed]) => ({
      entry: bundled('stored-bytes'),
      job: { snapshot: seed?.content.snapshot },
    })),
    minimal: baseline('minimal', 'yjs', ([seed]) => ({
      entry: bundled('minimal'),
      job: { starting: seed?.content.snapshot },
    })),
    hocuspocus: baseline('Hocuspocus', 'hocuspocus', (plot, folder) => {
      const database = path.join(folder, 'hocuspocus.sqlite');
      const seeds = plot.map(({ content, papers }) => ({ file: content.snapshot, papers }));
      return {
        entry: path.join(programs.hocuspocus, 'server.js'),
        job: { database, seeds: existsSync(database) ? [] : seeds },
      };
    }),
  };
}

function ours(programs: Programs, ourFolders: OurFolders, probe: string): Contender {
  return {
    name: 'ours',
    async prepare(plot, folder) {
      await mkdir(folder, { recursive: true });
      await cp(await ourFolders.holding(plot), folder, { recursive: true });
    },
    async start(_plot, folder) {
      const { profiles } = programs;
      const running = await Running.start({
        entry: path.join(programs.bench, 'our-server.js'),
        job: { built: programs.ours },
        probe,
        env: { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', SAMPLE: '0', PUBLIC_URL: '' },
        options: profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [],
      });
      const { writers, reader } = await ourFolders.cookies();
      const target = (papers: readonly string[]) =>
        ({ port: running.port, dialect: 'nayar', papers, writers, reader }) as const;
      return { running, folder, target };
    },
  };
}
