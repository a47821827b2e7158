import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { openCommandDoor } from '#server/command/command-door.ts';
import type { CommandContext } from '#server/command/commands.ts';
import { addressOf, type Configuration } from '#server/configuration/configuration.ts';
import { keepSecret } from '#server/configuration/secret.ts';
import { hintRoutes } from '#server/hint/hint-routes.ts';
import { admission } from '#server/http/admit.ts';
import { API_ENDPOINTS } from '#server/http/api-endpoints.ts';
import { apiRouters } from '#server/http/api-routers.ts';
import { httpApp } from '#server/http/app.ts';
import { apiLimit } from '#server/http/limits.ts';
import { listen } from '#server/http/listen.ts';
import { openApi } from '#server/http/openapi.ts';
import { clientDir } from '#server/http/client-dir.ts';
import { closing, startingUp } from '#server/http/opening.ts';
import { ownOrigins } from '#server/http/origin.ts';
import { addressBehind } from '#server/http/address-behind.ts';
import { buildOf, builtPages } from '#server/http/pages.ts';
import { seedVisits } from '#server/member/visits.ts';
import { Interchange } from '#server/interchange/interchange.ts';
import { liveEvents } from '#server/notice/live-events.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import type { NoticeOffice } from '#server/notice/notices-over.ts';
import { outboxRoutes } from '#server/notice/outbox-routes.ts';
import type { RegisterDesk } from '#server/register/register-desk.ts';
import { registerOver } from '#server/register/register-over.ts';
import { type RoomServer, roomServer } from '#server/room/room-server.ts';
import { Indexing } from '#server/search/indexing.ts';
import { Search } from '#server/search/search.ts';
import { searchRoutes } from '#server/search/search-routes.ts';
import { entrance } from '#server/entrance.ts';
import type { SignIn } from '#server/sign-in/sign-in.ts';
import { backup } from '#server/storage/embedded/backup.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { publishServerDoor } from '#server/storage/embedded/server-door.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import type { Storage } from '#server/storage/storage.ts';
import { doorkeeperFor } from '#server/workspace/doorkeeper.ts';
import { invitationsTo } from '#server/workspace/invitations.ts';
import { VersionDesk } from '#server/version/version-desk.ts';
import { touchedRoutes } from '#server/compare/touched-routes.ts';
import { publishedRoutes } from '#server/version/published/published-routes.ts';
import { versionRoutes } from '#server/version/version-routes.ts';
import { type Workspace, workspaceOver } from '#server/workspace/workspace.ts';

/** A running workspace. */
export interface Nayar {
  readonly url: string;
  /** One address per sample role when this start planted the sample; the first-run address when nobody is in yet. */
  readonly invitations: readonly { readonly label: string; readonly url: string }[];
  readonly storage: Storage;
  /** Who is mailed what. */
  readonly notices: NoticeDesk;
  /** What the command line reaches through the door. */
  readonly commands: CommandContext;
  /** Takes nothing new, flushes everything and lets go of the data folder. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly log: Logger;
  /** The pages to serve; without it the built client. */
  readonly pages?: (server: Server) => Promise<RequestHandler>;
  /** Where the built client lies; without it beside the built server. */
  readonly clientDir?: string;
  readonly now?: () => Date;
  /** Between two looks at what mails are due, in milliseconds. */
  readonly noticesEveryMs?: number;
}

/** The composition root: opens storage, joins every part to its port, and serves. Throws `StartRefused` when it must not. */
export async function startNayar(
  configuration: Configuration,
  options: StartOptions,
): Promise<Nayar> {
  const { log, now = () => new Date() } = options;
  const { dataDir, workspaceId, host } = configuration;
  // Storage first: a folder that must not be opened refuses before any port is taken.
  const warn = (line: string) => log.warn(line);
  const storage = await openEmbedded({ dataDir, ...(workspaceId && { workspaceId }), now, warn });
  const server = createServer(startingUp);
  try {
    const port = await listen(server, host, configuration.port);
    const url = configuration.publicUrl ?? addressOf(host, port);
    const bus = inProcessBus((fault) => log.error({ err: fault }, 'a listener failed'));
    const workspace = workspaceOver(storage, bus, now);
    return await serveWorkspace({ configuration, options, server, url, workspace });
  } catch (fault) {
    server.close();
    await storage.close();
    throw fault;
  }
}

interface Parts {
  readonly configuration: Configuration;
  readonly options: StartOptions;
  readonly server: Server;
  readonly url: string;
  readonly workspace: Workspace;
}

async function serveWorkspace(parts: Parts): Promise<Nayar> {
  const { configuration, server, url, workspace } = parts;
  const { dataDir } = configuration;
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const origins = ownOrigins(url, configuration.publicUrl !== null);
  const { post, entry, notices } = await entrance(parts);
  const desk = versionDesk(
    parts,
    () => rooms,
    () => register,
  );
  const register = registerOver(workspace, { rooms: () => rooms, desk, log: parts.options.log });
  const rooms = openRooms({ parts, entry, metrics, origins, desk, register });
  const interchange = interchangeOver(parts, rooms, register);
  await seedVisits(workspace.storage.openings);
  await register.settle();
  const { app, quieten } = await api({
    parts,
    entry,
    rooms,
    metrics,
    origins,
    post,
    desk,
    register,
    notices,
    interchange,
  });
  notices.desk.start();
  const invitations = await invitationsTo(workspace, entry, configuration.sample);
  const commands = commandsOver(parts, entry, { interchange, register });
  const door = await openCommandDoor(commands);
  await publishServerDoor(dataDir, door);
  server.removeAllListeners('request');
  server.on('request', app);
  server.on('upgrade', (req, socket, head) => rooms.handleUpgrade(req, socket, head));
  return {
    url,
    invitations,
    storage: workspace.storage,
    notices: notices.desk,
    commands,
    async close() {
      quieten();
      interchange.close();
      const doors = [register, rooms, door, post, notices.desk];
      await Promise.all([closing(server), ...doors.map((one) => one.close())]);
      entry.close();
      await workspace.textChanges.close();
      await desk.close();
      await workspace.storage.close();
    },
  };
}

const interchangeOver = (
  { workspace, options }: Parts,
  rooms: RoomServer,
  register: RegisterDesk,
) =>
  new Interchange(workspace, rooms, register, (flaw) =>
    options.log.error({ flaw }, 'a PDF is not up to its standard'),
  );

/** What the command may do with a workspace that is running. */
function commandsOver(
  { configuration: { dataDir }, workspace }: Parts,
  entry: Pick<Awaited<ReturnType<typeof entrance>>['entry'], 'makeLink'>,
  { interchange, register }: Pick<ApiParts, 'interchange' | 'register'>,
): CommandContext {
  return {
    workspace,
    exporting: interchange.exporting,
    register: register.reading,
    makeLink: (email) => entry.makeLink(email),
    backup: (file) => backup(dataDir, file),
    verify: () => verify(dataDir),
  };
}

/** Versions are made of what is in the rooms, and the rooms tell what is to be kept: each is there when the other asks. */
function versionDesk(
  { options, workspace }: Parts,
  rooms: () => RoomServer,
  register: () => RegisterDesk,
): VersionDesk {
  const { storage, bus, now } = workspace;
  return new VersionDesk({
    storage,
    bus,
    now,
    content: (paperId) => rooms().content(paperId),
    write: (paperId, personId, change) => rooms().write(paperId, personId, change),
    onFault: (fault) => options.log.error({ err: fault }, 'a version was not kept'),
    reservationsOn: (paperId, content) => register().reservationsOn(paperId, content),
  });
}

interface RoomParts {
  readonly parts: Parts;
  readonly entry: SignIn;
  readonly metrics: Registry;
  readonly origins: ReadonlySet<string>;
  readonly desk: VersionDesk;
  readonly register: RegisterDesk;
}

function openRooms({ parts, entry, metrics, origins, desk, register }: RoomParts): RoomServer {
  const { configuration, options, workspace } = parts;
  const { storage, bus, textChanges } = workspace;
  return roomServer({
    doorkeeper: doorkeeperFor({
      identify: (cookies) => entry.identify(cookies),
      isAlive: (visitor) => entry.isAlive(visitor),
      catalogue: storage.catalogue,
      origins: () => origins,
    }),
    papers: storage.papers,
    bus,
    log: options.log,
    metrics,
    addressOf: addressBehind(configuration.trustedProxies),
    onTextChanged: (paperId, personIds, at) => {
      textChanges.note(paperId, personIds.at(-1) ?? null, at);
      desk.noteChange(paperId, personIds);
      register.noteChange(paperId);
    },
  });
}

interface ApiParts extends RoomParts {
  readonly rooms: RoomServer;
  readonly post: Mailer;
  readonly notices: NoticeOffice;
  readonly interchange: Interchange;
}

async function api(given: ApiParts) {
  const { parts, entry, rooms, metrics, origins, post, desk, register } = given;
  const { notices, interchange } = given;
  const { configuration, options, server, url, workspace } = parts;
  const { catalogue } = workspace.storage;
  const identify = (cookies: string | undefined) => entry.identify(cookies);
  const built = options.clientDir ?? clientDir();
  const admit = admission(identify, catalogue, (personId) => workspace.visits.note(personId));
  const events = liveEvents({
    admit,
    catalogue,
    bus: workspace.bus,
    isAlive: (visitor) => entry.isAlive(visitor),
  });
  const indexing = indexingOf(parts, rooms);
  const app = httpApp({
    log: options.log,
    publicUrl: url,
    origins: () => origins,
    trustedProxies: configuration.trustedProxies,
    isDevelopment: options.pages !== undefined,
    metrics,
    check: () => workspace.storage.check(),
    limit: apiLimit({ identify }),
    openApi: openApi(API_ENDPOINTS, url),
    build: options.pages ? null : buildOf(built),
    doors: notices.doors,
    routers: [
      entry.routes(),
      hintRoutes({
        admit,
        openings: workspace.storage.openings,
        offersPasskey: (visitor) => entry.offersPasskey(visitor),
      }),
      searchRoutes({ admit, search: new Search({ catalogue, indexing }) }),
      ...apiRouters(workspace, admit, rooms, {
        mailer: post,
        invitationLinks: (people, next) => entry.invitationLinks(people, next),
        shutOut: (personId) => entry.shutOut(personId),
        publicUrl: url,
        onFault: (fault) => options.log.error({ err: fault }, 'a decision was not kept'),
        notices: notices.desk,
        secret: await keepSecret(configuration.dataDir),
        desk,
        register,
      }),
      ...register.routes(admit),
      versionRoutes({ admit, desk }),
      ...interchange.routes(admit, desk),
      touchedRoutes({ admit, desk, papers: workspace.storage.papers, rooms }),
      publishedRoutes(workspace.storage, desk),
      outboxRoutes({ admit, catalogue, outbox: post.outbox }),
      ...notices.routes(admit),
      events.router,
    ],
    pages: await (options.pages?.(server) ?? builtPages(built)),
  });
  const quieten = () => [events, indexing].forEach((one) => one.close());
  return { app, quieten };
}

function indexingOf({ options, workspace }: Parts, rooms: RoomServer): Indexing {
  return new Indexing({
    catalogue: workspace.storage.catalogue,
    content: (paperId) => rooms.content(paperId),
    freshChange: (paperId) => workspace.textChanges.fresh(paperId),
    onFault: (fault) => options.log.error({ err: fault }, 'a paper could not be indexed'),
  });
}
