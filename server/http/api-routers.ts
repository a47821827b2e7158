import type { Router } from 'express';
import { Deriving } from '#server/follow-up/deriving.ts';
import { FollowUp } from '#server/follow-up/follow-up.ts';
import { followUpRoutes } from '#server/follow-up/follow-up-routes.ts';
import { calendarRoutes } from '#server/calendar/calendar-routes.ts';
import { forumRoutes } from '#server/forum/forum-routes.ts';
import { homeRoutes } from '#server/home/home-routes.ts';
import type { Admit } from '#server/http/admit.ts';
import { forumWorkRoutes } from '#server/http/forum-work-routers.ts';
import { imageRoutes } from '#server/image/image-routes.ts';
import { WordPapers } from '#server/interchange/word-papers.ts';
import { returnRoutes } from '#server/interchange/return-routes.ts';
import { wordRoutes } from '#server/interchange/word-routes.ts';
import { matrixRoutes } from '#server/matrix/matrix-routes.ts';
import { meetingRoutes } from '#server/meeting/meeting-routes.ts';
import { presentationRoutes } from '#server/meeting/presentation-routes.ts';
import { Recording } from '#server/meeting/recording.ts';
import { AccessRequests } from '#server/member/access-requests.ts';
import { accessRoutes } from '#server/member/access-routes.ts';
import { addressNotice } from '#server/member/address-notice.ts';
import { administrationRoutes } from '#server/member/administration-routes.ts';
import { type InvitationMeans, Invitations } from '#server/member/invitations.ts';
import { accessRequestWaits } from '#server/member/access-waits.ts';
import { meRoutes } from '#server/member/me-routes.ts';
import { memberRoutes } from '#server/member/member-routes.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { PaperArchive } from '#server/paper/archive.ts';
import { copyLimit, PaperCopies } from '#server/paper/copy-paper.ts';
import { KeptTemplates } from '#server/paper/kept-templates.ts';
import { lifeRoutes } from '#server/paper/life-routes.ts';
import { PaperMoves } from '#server/paper/move-paper.ts';
import { PaperContents } from '#server/paper/paper-contents.ts';
import { paperRoutes, type PaperRoutesDeps } from '#server/paper/paper-routes.ts';
import { templateRoutes } from '#server/paper/template-routes.ts';
import type { PaperViewDeps } from '#server/paper/paper-view.ts';
import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import { Readiness } from '#server/pre-read/readiness.ts';
import { groupResponseWaits, preReadWaits } from '#server/pre-read/waits.ts';
import { preReadRoutes } from '#server/pre-read/pre-read-routes.ts';
import type { RoomServer } from '#server/room/room-server.ts';
import { readerRoutes } from '#server/paper/reader-routes.ts';
import { headingsOf } from '#server/paper/headings.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import { sessionRoutes } from '#server/session/session-routes.ts';
import type { RegisterDesk } from '#server/register/register-desk.ts';
import { Deciding } from '#server/suggestion/deciding.ts';
import { Decisions } from '#server/suggestion/decisions.ts';
import { Story } from '#server/story/story.ts';
import { storyRoutes } from '#server/story/story-routes.ts';
import { versionOfRemark } from '#server/story/version-of-remark.ts';
import { suggestionRoutes } from '#server/suggestion/suggestion-routes.ts';
import { textAnchors } from '#server/thread/text-anchors.ts';
import { remarkWaits } from '#server/thread/waits.ts';
import { threadRoutes } from '#server/thread/thread-routes.ts';
import { Waiting } from '#server/thread/waiting.ts';
import { waitingRoutes } from '#server/thread/waiting-routes.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

interface Rooms extends Pick<RoomServer, 'write'> {
  present(paperId: string): number;
  content(paperId: string): Promise<Uint8Array>;
}

type Notices = Pick<NoticeDesk, 'remind' | 'isReminded' | 'refusalOf'>;

/** The ways from here to people: mails, and the links and sessions that let them in. */
interface Post {
  readonly mailer: Pick<Mailer, 'post'>;
  readonly invitationLinks: InvitationMeans['linksFor'];
  readonly shutOut: (personId: string) => Promise<void>;
  readonly publicUrl: string;
  readonly onFault: (fault: unknown) => void;
  readonly notices: Notices;
  /** The workspace's own; secret addresses follow from it. */
  readonly secret: string;
}

/** Where the text is kept before something that changes much. */
interface Keeping {
  readonly desk: Pick<VersionDesk, 'keeper' | 'views' | 'shelf' | 'name' | 'rename' | 'referTo'>;
}

/** Where recommendations are moved on their way and positions are taken. */
interface Registering {
  readonly register: Pick<RegisterDesk, 'reading' | 'positions'>;
}

/** The routes of every concept, joined to one workspace. */
export function apiRouters(
  workspace: Workspace,
  admit: Admit,
  rooms: Rooms,
  post: Post & Keeping & Registering,
): Router[] {
  const { keeper } = post.desk;
  const { storage, bus, memberships, visits, found, textChanges, waits, now } = workspace;
  const { catalogue, openings } = storage;
  const { notices } = post;
  const content = (paperId: string) => rooms.content(paperId);
  const decisions = new Decisions({ ...storage, bus, now, content });
  void decisions.resume(post.onFault);
  const deciding = decidingIn(workspace, rooms, keeper, decisions);
  const views = {
    catalogue,
    openings,
    present: (paperId: string) => rooms.present(paperId),
    freshChange: (paperId: string) => textChanges.fresh(paperId),
  };
  return [
    meRoutes({ admit, catalogue, bus }),
    memberRoutes({ admit, catalogue, memberships, visits, notices }),
    ...administration(workspace, admit, post),
    forumRoutes({ admit, catalogue, found, bus, audit: storage.audit, now }),
    ...meetingsOf(workspace, admit, post),
    homeRoutes({ ...views, admit, now, waits }),
    imageRoutes({ admit, catalogue, blobs: storage.blobs, now }),
    ...papersOf(workspace, admit, rooms, {
      ...views,
      beforeStage: async (paperId, personId) => {
        await keeper.before(paperId, 'stage', personId);
      },
      desk: post.desk,
      register: post.register,
      onFault: post.onFault,
    }),
    suggestionRoutes({ admit, catalogue, decisions, deciding }),
    meetingRoutes({
      admit,
      catalogue,
      work: storage.work,
      bus,
      now,
      content,
      startPaper: workspace.startPaper,
      write: (paperId, personId, change) => rooms.write(paperId, personId, change),
      recording: recordingIn(workspace, post, { decisions, deciding }),
    }),
    ...remarksOf(workspace, admit, rooms, { ...post, decisions }),
    preReads(workspace, admit, post),
  ];
}

const decidingIn = (
  { now }: Workspace,
  rooms: Rooms,
  keeper: Keeping['desk']['keeper'],
  decisions: Decisions,
) =>
  new Deciding({
    decisions,
    now,
    content: (paperId) => rooms.content(paperId),
    write: (paperId, personId, change) => rooms.write(paperId, personId, change),
    beforeMany: async (paperId, personId) => {
      await keeper.before(paperId, 'decisions', personId);
    },
  });

function recordingIn(
  { storage, bus, now }: Workspace,
  { desk, register, onFault }: Post & Keeping & Registering,
  deeds: { readonly decisions: Decisions; readonly deciding: Deciding },
): Recording {
  const { work, audit, remarks } = storage;
  const { reading, positions } = register;
  const recording = new Recording({
    ...deeds,
    work,
    audit,
    bus,
    now,
    remarks,
    reading,
    positions,
    desk,
  });
  void recording.resume(onFault).catch(onFault);
  return recording;
}

function preReads(
  { storage, bus, startPaper, now, waits }: Workspace,
  admit: Admit,
  { desk, notices: reminders }: Post & Keeping,
): Router {
  const { catalogue, work, remarks, audit } = storage;
  waits.add(preReadWaits(new Readiness({ catalogue, work, now, reminders })));
  return preReadRoutes({
    admit,
    catalogue,
    work,
    remarks,
    audit,
    bus,
    now,
    reminders,
    startPaper,
    shelf: desk.shelf,
    freeze: (paperId, name, by) => desk.name(paperId, { name, reason: null }, by),
  });
}

function meetingsOf(workspace: Workspace, admit: Admit, post: Post & Registering): Router[] {
  const { storage, bus, now } = workspace;
  const { catalogue, work, audit } = storage;
  const { secret, publicUrl } = post;
  const deps = { admit, catalogue, audit, now };
  return [
    sessionRoutes({ ...deps, work, bus, moves: new PaperMoves({ catalogue, audit, bus, now }) }),
    calendarRoutes({ ...deps, secret, publicUrl }),
    ...forumWorkRoutes(workspace, admit, post.register.reading),
    presentationRoutes({ ...deps, ...post.register.reading }),
  ];
}

function remarksOf(
  { storage, bus, now, waits }: Workspace,
  admit: Admit,
  rooms: Rooms,
  { desk, decisions }: Keeping & { readonly decisions: Decisions },
): Router[] {
  const { catalogue, openings, remarks, audit, papers, work, blobs } = storage;
  const content = (paperId: string) => rooms.content(paperId);
  const waiting = new Waiting({ catalogue, openings, remarks, bus, now });
  const privateGroups = (paperId: string) => waiting.privateGroups(paperId);
  waits.add(remarkWaits(waiting, catalogue));
  waits.add(groupResponseWaits({ catalogue, work, privateGroups }));
  const write: Rooms['write'] = (paperId, personId, change) =>
    rooms.write(paperId, personId, change);
  const deps = { catalogue, remarks, audit, bus, now, anchors: textAnchors(write) };
  return [
    threadRoutes({ ...deps, admit }),
    returnRoutes({ ...deps, admit, blobs, desk, content, write }),
    waitingRoutes({ admit, waiting }),
    matrixRoutes({ admit, ...storage, decisions, content, now }),
    storyRoutes({
      admit,
      story: new Story({ catalogue, remarks, papers, desk, decisions, content }),
      versionOfRemark: (looker, threadId) =>
        versionOfRemark({ catalogue, remarks, desk }, looker, threadId),
    }),
  ];
}

function papersOf(
  workspace: Workspace,
  admit: Admit,
  rooms: Rooms,
  views: PaperViewDeps &
    Pick<PaperRoutesDeps, 'beforeStage'> &
    Pick<Post, 'onFault'> &
    Keeping &
    Registering,
): Router[] {
  const { storage, bus, layPaper: lay, startPaper, changeCard, now } = workspace;
  const { catalogue, audit } = storage;
  const content = (paperId: string) => rooms.content(paperId);
  const copies = new PaperCopies({ catalogue, lay, content });
  const archive = new PaperArchive({ catalogue, audit, bus, now });
  const moves = new PaperMoves({ catalogue, audit, bus, now });
  const headings = new ReadOnce(content, headingsOf);
  const templates = new KeptTemplates({ catalogue, lay, copies, archive, headings });
  const contents = new PaperContents(content);
  const copying = copyLimit();
  const { desk } = views;
  const deriving = new Deriving({ storage, desk, lay });
  const followUp = new FollowUp({
    storage,
    views: desk.views,
    bus,
    now,
    content,
    mark: (place, personId, outcome) =>
      views.register.positions.followedUp(place, personId, outcome),
    onFault: views.onFault,
  });
  void followUp.resume().catch(views.onFault);
  return [
    paperRoutes({ ...views, admit, startPaper, changeCard, now, contents, templates, copying }),
    lifeRoutes({ ...views, admit, archive, copies, moves, copying }),
    followUpRoutes({ ...views, admit, deriving, followUp, copying }),
    readerRoutes({ admit, catalogue }),
    templateRoutes({ admit, templates }),
    wordRoutes({ ...views, admit, papers: new WordPapers({ ...storage, lay, now }), now }),
  ];
}

function administration(workspace: Workspace, admit: Admit, post: Post): Router[] {
  const { storage, bus, memberships, visits, now, waits } = workspace;
  const { catalogue, audit } = storage;
  const { mailer, invitationLinks: linksFor, publicUrl } = post;
  const deps = { admit, catalogue, audit, bus, now };
  const invitations = new Invitations({ ...deps, memberships, linksFor, mailer });
  const requests = new AccessRequests({ ...deps, mailer, publicUrl });
  waits.add(accessRequestWaits(requests));
  return [
    administrationRoutes({
      ...deps,
      memberships,
      visits,
      notices: post.notices,
      invitations,
      addressNotice: addressNotice(post),
    }),
    accessRoutes({ ...deps, requests }),
  ];
}
