import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { addMember } from '#shared/member/member-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { runCommand } from '#server/command/commands.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { type Nayar, startNayar, type StartOptions } from '#server/main.ts';

/** What came back from an address, unjudged. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A signed-in browser, or a stranger's when `cookie` is null. */
export class Guest {
  readonly url: string;
  readonly cookie: string | null;
  constructor(url: string, cookie: string | null) {
    this.url = url;
    this.cookie = cookie;
  }

  /** Calls an address of the contract. The body is not checked here: tests also send what is wrong. Bytes go as they are. */
  async call<P extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    endpoint: Endpoint<P, B, A>,
    { params = {}, body }: { params?: Record<string, string>; body?: unknown } = {},
  ): Promise<Reply<z.output<A>>> {
    const address = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const reply = await this.fetch(address, {
      method: endpoint.method,
      ...(body instanceof Uint8Array && { body: new Uint8Array(body) }),
      ...(body !== undefined &&
        !(body instanceof Uint8Array) && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
    });
    const text = await reply.text();
    const isBytes = endpoint.bytes === 'answer' && reply.ok;
    return {
      status: reply.status,
      body: text && !isBytes ? JSON.parse(text) : null,
      headers: reply.headers,
    };
  }

  fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('origin', this.url);
    if (this.cookie) headers.set('cookie', this.cookie);
    return fetch(new URL(address, this.url), { redirect: 'manual', ...init, headers });
  }

  /** Headers for a socket of this browser. */
  get socketHeaders(): Record<string, string> {
    return { origin: this.url, ...(this.cookie && { cookie: this.cookie }) };
  }
}

export interface TestNayar {
  readonly nayar: Nayar;
  readonly url: string;
  readonly dataDir: string;
  readonly stranger: Guest;
  /** Signs in by a link of the command, as an operator would hand it out. */
  as(email: string): Promise<Guest>;
  /** Makes somebody a member in this role and signs in as them. */
  newcomer(
    forumId: string,
    role: Role,
    email?: string,
  ): Promise<Guest & { readonly email: string }>;
  command(name: string, options?: Record<string, string>): Promise<unknown>;
  /** Stops and starts again over the same folder; with a `port` of its own also under the same address. */
  restart(options?: Partial<StartOptions>): Promise<TestNayar>;
  stop(): Promise<void>;
}

const QUIET: Omit<Configuration, 'dataDir'> = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: null,
  smtpUrl: null,
  mailFrom: null,
  logLevel: 'silent',
  sample: true,
  workspaceId: null,
  contact: null,
  provider: null,
  trustedProxies: 0,
};

/** Uses a link the way a person does: opens the page, then presses its button. */
export async function followLink(link: string): Promise<Guest> {
  const { origin } = new URL(link);
  const reply = await fetch(link, { method: 'POST', headers: { origin }, redirect: 'manual' });
  const cookie = reply.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (reply.status !== 303)
    throw new Error(`the link answered ${reply.status}: ${await reply.text()}`);
  return new Guest(origin, cookie.join('; '));
}

/** A whole workspace on a free port over a folder of its own, with the sample in it unless told otherwise. */
export async function startTestNayar(
  changes: Partial<Configuration> = {},
  options: Partial<StartOptions> = {},
): Promise<TestNayar> {
  const dataDir = changes.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'nayar-test-')));
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const nayar = await startNayar({ ...QUIET, ...changes, dataDir }, { log, ...options });
  const { url } = nayar;
  let counter = 0;
  const test: TestNayar = {
    nayar,
    url,
    dataDir,
    stranger: new Guest(url, null),
    async command(name, options = {}) {
      return (await runCommand(name, nayar.commands, options)).json;
    },
    async as(email) {
      const { url: link } = (await test.command('sign-in-link', { email })) as { url: string };
      return followLink(link);
    },
    async newcomer(forum, role, email = `${role}-${String(++counter)}@test.example`) {
      const name = addMember.body.shape.name.parse(`${role} ${String(counter)}`);
      await test.command('member add', { forum, email, name, role });
      return Object.assign(await test.as(email), { email });
    },
    async restart(others = {}) {
      await nayar.close();
      return startTestNayar({ ...changes, dataDir }, { ...options, ...others });
    },
    async stop() {
      await nayar.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}
