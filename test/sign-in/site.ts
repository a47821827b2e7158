import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import pino from 'pino';
import type { Person } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import type { Announcement } from '#server/bus/bus.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { requireOwnOrigin } from '#server/http/origin.ts';
import { problemHandler } from '#server/http/problem-handler.ts';
import type { ProviderSettings } from '#server/configuration/provider.ts';
import { type Mailer, mailer, type MailerWishes } from '#server/notice/mailer.ts';
import { type SignIn, signIn } from '#server/sign-in/sign-in.ts';
import type { Catalogue, SignInStore } from '#server/storage/catalogue.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import type { Storage } from '#server/storage/storage.ts';
import { Browser } from '#test/sign-in/browser.ts';

export const SECRET = '5f'.repeat(32);

interface SiteWishes {
  readonly publicUrl?: string;
  readonly mail?: Partial<Pick<MailerWishes, 'smtpUrl' | 'retryAfterMs'>>;
}

/** A workspace's sign-in over HTTP in this process: real storage, real routes, real mail files, a clock to be set. */
export class Site implements AsyncDisposable {
  readonly announced: Announcement[] = [];
  readonly faults: unknown[] = [];
  readonly bus = inProcessBus((fault) => this.faults.push(fault));
  readonly dataDir: string;
  readonly url: string;
  now = new Date('2026-11-23T09:00:00.000Z');
  storage!: Storage;
  entry!: SignIn;
  mailer!: Mailer;
  #provider: ProviderSettings | null = null;
  #routes = express.Router();
  readonly #server: Server;
  readonly #wishes: SiteWishes;

  private constructor(dataDir: string, server: Server, wishes: SiteWishes) {
    this.dataDir = dataDir;
    this.#server = server;
    this.#wishes = wishes;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.bus.listen((announcement) => void this.announced.push(announcement));
  }

  static async open(wishes: SiteWishes = {}): Promise<Site> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-sign-in-'));
    const app = express();
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const site = new Site(dataDir, server, wishes);
    app.use(requireOwnOrigin(() => new Set([site.url])));
    app.use(express.json());
    app.get('/api/who', async (req, res) => {
      res.json({ visitor: await site.entry.identify(req.headers.cookie) });
    });
    app.use((req, res, next) => site.#routes(req, res, next));
    app.use(problemHandler(pino({ level: 'silent' })));
    await site.#start();
    return site;
  }

  get catalogue(): Catalogue {
    return this.storage.catalogue;
  }
  get store(): SignInStore {
    return this.storage.signIn;
  }

  async #start(): Promise<void> {
    const { dataDir, bus } = this;
    const now = () => this.now;
    const onFault = (fault: unknown) => void this.faults.push(fault);
    const publicUrl = this.#wishes.publicUrl ?? this.url;
    this.storage = await openEmbedded({ dataDir, now, warn: (line) => onFault(line) });
    const outboxDir = path.join(dataDir, 'outbox');
    const wishes = { smtpUrl: null, outboxDir, from: null, publicUrl, now, onFault };
    this.mailer = mailer({ ...wishes, ...this.#wishes.mail });
    const { signIn: store, catalogue, audit } = this.storage;
    const provider = this.#provider;
    const parts = { store, catalogue, audit, bus, publicUrl, now, onFault, provider };
    this.entry = await signIn({ ...parts, mailer: this.mailer, secret: SECRET });
    this.#routes = this.entry.routes();
  }

  async #stop(): Promise<void> {
    this.entry.close();
    await this.mailer.close();
    await this.storage.close();
  }

  /** Ends the program's part and starts it again over what the disk holds. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  /** Starts again with an organisation's own sign-in beside mails. */
  useProvider({ issuer, clientId, clientSecret }: Omit<ProviderSettings, 'name'>): Promise<void> {
    this.#provider = { issuer, clientId, clientSecret, name: 'החשבון הממשלתי' };
    return this.restart();
  }

  browser(): Browser {
    return new Browser(this.url);
  }

  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  /** Makes a person with a place in one forum. */
  async member(
    email: string,
    change: Partial<Person> = {},
    role: Role = 'author',
  ): Promise<Person> {
    const createdAt = this.now.toISOString();
    const person: Person = {
      id: `person-${email.replace(/\W/g, '-')}`,
      email,
      name: 'מנהלת מחוז',
      title: null,
      office: null,
      region: null,
      expertise: null,
      language: 'he',
      theme: 'system',
      stewardsWorkspace: false,
      createdAt,
      ...change,
    };
    await this.catalogue.transact(async ({ people, memberships }) => {
      await people.put(person);
      const id = `place-of-${person.id}`;
      const place = { id, forumId: 'forum-00001', personId: person.id, role, groupIds: [] };
      await memberships.put({ ...place, suspended: false, createdAt });
    });
    return person;
  }

  /** Changes a person's place, and says so as the rest of the program does. */
  async changePlace(person: Person, change: { readonly suspended: boolean } | 'removed') {
    const id = `place-of-${person.id}`;
    await this.catalogue.transact(async ({ memberships }) => {
      const place = await memberships.get(id);
      if (!place) throw new Error('the person has no place');
      if (change === 'removed') await memberships.remove(id);
      else await memberships.put({ ...place, ...change });
    });
    this.bus.announce({ kind: 'membership-changed', forumId: 'forum-00001', personId: person.id });
  }

  /** The newest mail that was kept, with its link as a path and its code. */
  async mail(): Promise<{ to: string; text: string; path: string; code: string }> {
    await this.mailer.idle();
    const [newest] = await this.mailer.outbox.list();
    const mail = newest && (await this.mailer.outbox.read(newest.id));
    if (!mail) throw new Error('no mail was kept');
    const path = /\/sign-in\/[\w-]{43}/.exec(mail.text)?.[0] ?? '';
    return { to: mail.to, text: mail.text, path, code: /^\d{6}$/m.exec(mail.text)?.[0] ?? '' };
  }

  async mailCount(): Promise<number> {
    await this.mailer.idle();
    return (await this.mailer.outbox.list()).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
