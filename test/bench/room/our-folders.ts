import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Plot, Programs } from '#test/bench/room/contenders.ts';
import { Running } from '#test/bench/room/servers/running.ts';
import type { SeededPeople, SeedJob } from '#test/bench/room/servers/seed-ours.ts';

const WRITERS = 5;

/** Cookies of people who are signed in. */
export interface Cookies {
  readonly writers: readonly string[];
  readonly reader: string;
}

/** Data folders of ours, each made once and copied for every start: a workspace with members who are signed in. */
export class OurFolders {
  readonly #programs: Programs;
  readonly #folder: string;
  #people: Promise<{ readonly folder: string; readonly cookies: Cookies }> | null = null;
  readonly #plots = new Map<Plot, Promise<string>>();

  constructor(programs: Programs, folder: string) {
    this.#programs = programs;
    this.#folder = folder;
  }

  /** A folder that holds these papers, to be copied. */
  holding(plot: Plot): Promise<string> {
    const made = this.#plots.get(plot) ?? this.#layOut(plot);
    this.#plots.set(plot, made);
    return made;
  }

  async cookies(): Promise<Cookies> {
    this.#people ??= this.#signEverybodyIn();
    return (await this.#people).cookies;
  }

  async #layOut(plot: Plot): Promise<string> {
    this.#people ??= this.#signEverybodyIn();
    const { folder: people } = await this.#people;
    const folder = path.join(this.#folder, `papers-${this.#plots.size}`);
    await cp(people, folder, { recursive: true });
    const seeds = plot.map(({ content, papers }) => ({
      file: content.history ?? content.snapshot,
      papers,
      isHistory: content.history !== undefined,
    }));
    await this.#seed({ kind: 'papers', dataDir: folder, seeds });
    return folder;
  }

  /** A workspace whose people have used their links, so that their sessions are in the folder. */
  async #signEverybodyIn(): Promise<{ readonly folder: string; readonly cookies: Cookies }> {
    const folder = path.join(this.#folder, 'people');
    await mkdir(this.#folder, { recursive: true });
    const answer = await this.#seed({ kind: 'people', dataDir: folder, writers: WRITERS });
    const { links } = JSON.parse(answer) as SeededPeople;
    const running = await Running.start({
      entry: path.join(this.#programs.bench, 'our-server.js'),
      job: { built: this.#programs.ours },
      probe: path.join(this.#programs.bench, 'probe.js'),
      env: { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', SAMPLE: '0', PUBLIC_URL: '' },
    });
    const cookies: string[] = [];
    for (const link of links) cookies.push(await follow(`http://127.0.0.1:${running.port}`, link));
    await running.stop();
    const reader = cookies.pop() ?? '';
    return { folder, cookies: { writers: cookies, reader } };
  }

  async #seed(job: SeedJob): Promise<string> {
    const entry = path.join(this.#programs.bench, 'seed-ours.js');
    const child = spawn(process.execPath, [entry, JSON.stringify(job)], {
      stdio: ['ignore', 'pipe', 2],
    });
    let answer = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${entry} ended with ${String(code)}`);
    return answer;
  }
}

/** Presses the button behind a link, and gives the cookie of the session. */
async function follow(origin: string, link: string): Promise<string> {
  const reply = await fetch(`${origin}${link}`, {
    method: 'POST',
    headers: { origin },
    redirect: 'manual',
  });
  if (reply.status !== 303) throw new Error(`the sign-in link answered ${reply.status}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
