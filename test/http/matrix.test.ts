import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import {
  askForAccess,
  decideAccessRequest,
  getPaperAccess,
  setPaperException,
} from '#shared/member/access-contract.ts';
import {
  changeAddress,
  changeMembers,
  changePerson,
  inviteAgain,
  inviteMembers,
  listMemberChanges,
  undoMemberChange,
} from '#shared/member/administration-contract.ts';
import { foundForum, getForum, nameGroupLeads } from '#shared/forum/forum-contract.ts';
import { addImage, bringImage, getImage } from '#shared/image/image-contract.ts';
import { endHint } from '#shared/hint/hint-contract.ts';
import {
  addMember,
  changeMember,
  listMembers,
  removeMember,
} from '#shared/member/member-contract.ts';
import { ROLES, type Role, type Verb, verbsOf } from '#shared/member/role.ts';
import {
  archivePaper,
  copyPaper,
  foreseePlace,
  listArchive,
  movePaper,
  recoverPaper,
} from '#shared/paper/life-contract.ts';
import { keepTemplate, listTemplates, removeTemplate } from '#shared/paper/template-contract.ts';
import {
  changePaper,
  getPaper,
  listPapers,
  openPaper,
  readPaper,
  startPaper,
} from '#shared/paper/paper-contract.ts';
import { getAmendmentsAsWordFile, getAmendmentsCsv } from '#shared/amendment/amendment-contract.ts';
import { getMatrixAsWordFile, getMatrixCsv } from '#shared/matrix/matrix-contract.ts';
import { searchPapers } from '#shared/search/search-contract.ts';
import { listReaders } from '#shared/paper/reader-contract.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import {
  addComment,
  answerThreads,
  changeComment,
  changeThread,
  closeThread,
  listThreads,
  react,
  startThread,
} from '#shared/thread/thread-contract.ts';
import { lookAtRemarks } from '#shared/thread/waiting-contract.ts';
import { addPasskey, renamePasskey } from '#shared/sign-in/passkey-contract.ts';
import { API_ENDPOINTS } from '#server/http/api-endpoints.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { A_PIXEL, MADE } from '#test/http/sent-things.ts';
import { ROOM_BODIES, ROOM_VERBS, SOMEWHERE } from '#test/http/room-doors.ts';
import { PLACED } from '#test/version/doors.ts';

/** A valid body for each address that takes one: so that only the right decides. */
const BODIES = new Map<AnyEndpoint, unknown>([
  [addMember, { email: 'added@test.example', name: 'חברה חדשה', role: 'reader' }],
  [changeMember, { suspended: false }],
  [startPaper, { title: 'נייר חדש', kind: 'plain' }],
  [changePaper, { title: 'כותרת' }],
  [foundForum, { name: 'פורום' }],
  [nameGroupLeads, { personIds: [] }],
  [openPaper, {}],
  [keepTemplate, { title: 'תבנית' }],
  [searchPapers, { text: 'מבנה' }],
  [endHint, { hint: 'paper-guide' }],
  [renamePasskey, { name: 'טלפון' }],
  [addPasskey, { name: 'טלפון', passkey: MADE }],
  [addImage, A_PIXEL],
  [decideSuggestions, { ids: ['AAAAAAAA'], decision: 'reject' }],
  [
    startThread,
    { commentId: 'comment-0001', anchor: { kind: 'paper' }, body: [{ runs: [{ text: 'הערה' }] }] },
  ],
  [addComment, { commentId: 'comment-0002', body: [{ runs: [{ text: 'תגובה' }] }] }],
  [changeComment, { body: null }],
  [react, { reaction: 'agree', on: true }],
  [answerThreads, { ids: ['AAAAAAAA'], disposition: 'noted', reason: 'תודה' }],
  [closeThread, { deed: 'withdraw' }],
  [lookAtRemarks, { until: '2026-01-01T00:00:00.000Z' }],
  [
    inviteMembers,
    {
      people: [{ email: 'invited@test.example', name: 'מוזמן', role: 'reader' }],
      sendsMail: false,
    },
  ],
  [inviteAgain, { membershipIds: ['unknown-member'] }],
  [changeMembers, { membershipIds: ['unknown-member'], suspended: false }],
  [changePerson, { title: 'תפקיד' }],
  [changeAddress, { email: 'another@test.example' }],
  [setPaperException, { role: null }],
  [askForAccess, { kind: 'paper', id: 'unknown-paper-id' }],
  [decideAccessRequest, { role: null }],
  ...ROOM_BODIES,
]);
const bodyOf = (endpoint: AnyEndpoint) =>
  endpoint.method === 'GET' ? {} : { body: BODIES.get(endpoint) ?? {} };

/** The verb that each address of a forum or a paper asks for. */
const VERB_OF = new Map<AnyEndpoint, Verb>([
  [getForum, 'read'],
  [nameGroupLeads, 'manageMembers'],
  [listMembers, 'read'],
  [addMember, 'manageMembers'],
  [changeMember, 'manageMembers'],
  [removeMember, 'manageMembers'],
  [inviteMembers, 'manageMembers'],
  [inviteAgain, 'manageMembers'],
  [changeMembers, 'manageMembers'],
  [changePerson, 'manageMembers'],
  [changeAddress, 'manageMembers'],
  [listMemberChanges, 'audit'],
  [undoMemberChange, 'manageMembers'],
  [getPaperAccess, 'read'],
  [setPaperException, 'manageMembers'],
  [listPapers, 'read'],
  [startPaper, 'edit'],
  [getPaper, 'read'],
  [readPaper, 'read'],
  [listReaders, 'read'],
  [openPaper, 'read'],
  [archivePaper, 'milestone'],
  [recoverPaper, 'milestone'],
  [movePaper, 'milestone'],
  [foreseePlace, 'milestone'],
  [listArchive, 'read'],
  [copyPaper, 'edit'],
  [listTemplates, 'read'],
  [keepTemplate, 'milestone'],
  [removeTemplate, 'milestone'],
  [changePaper, 'edit'],
  [addImage, 'suggest'],
  [bringImage, 'suggest'],
  [getImage, 'read'],
  [listSuggestions, 'read'],
  [decideSuggestions, 'suggest'],
  [listDecisions, 'comment'],
  [listThreads, 'read'],
  [startThread, 'comment'],
  [addComment, 'comment'],
  [changeComment, 'comment'],
  [react, 'comment'],
  [changeThread, 'comment'],
  [closeThread, 'comment'],
  [answerThreads, 'dispose'],
  [lookAtRemarks, 'comment'],
  [getMatrixCsv, 'comment'],
  [getMatrixAsWordFile, 'comment'],
  [getAmendmentsCsv, 'read'],
  [getAmendmentsAsWordFile, 'read'],
  ...ROOM_VERBS,
]);
const withIds = API_ENDPOINTS.filter((endpoint) =>
  /\{(?:forum|paper|session|membership|request)Id\}/.test(endpoint.path),
);

let nayar: TestNayar;
const guests = new Map<Role, Guest>();
let own: Record<string, string>;
let foreign: Record<string, string>;

const UNKNOWN = {
  forumId: 'unknown-forum-id',
  paperId: 'unknown-paper-id',
  sessionId: 'unknown-session',
  membershipId: 'unknown-member',
  templateId: 'unknown-template',
  hash: '0'.repeat(64),
  changeId: 'unknown-change',
  requestId: 'unknown-request',
  threadId: 'ZZZZZZZZ',
  commentId: 'unknown-comment',
  personId: 'unknown-person',
  versionId: 'unknown-version',
  inclusionId: 'unknown-inclusion',
  ...SOMEWHERE,
};

async function idsOf(forumId: string): Promise<Record<string, string>> {
  const { tables } = nayar.nayar.storage.catalogue;
  const [paper] = await tables.papers.find({ forumId, stage: 'draft', groupId: null });
  const [session] = await tables.sessions.find({ forumId });
  const [membership] = await tables.memberships.find({ forumId, role: 'reader' });
  const [anyMembership] = await tables.memberships.find({ forumId });
  const personId = (membership ?? anyMembership)?.personId ?? '';
  return {
    forumId,
    paperId: paper?.id ?? '',
    sessionId: session?.id ?? '',
    membershipId: membership?.id ?? anyMembership?.id ?? '',
    templateId: 'another-template',
    hash: '0'.repeat(64),
    threadId: 'AAAAAAAA',
    commentId: 'another-comment',
    personId,
    versionId: 'another-version',
    inclusionId: 'another-inclusion',
    ...SOMEWHERE,
    ...(await planted(forumId, personId)),
  };
}

/** A change that could be taken back and a request that waits, as a forum in use has them. */
async function planted(forumId: string, personId: string) {
  const at = new Date().toISOString();
  const [changeId, requestId] = [`change-${forumId}`, `request-${forumId}`];
  await nayar.nayar.storage.catalogue.transact(async ({ changes, requests }) => {
    const what = { kind: 'membership', moves: [] } as const;
    const change = { id: changeId, forumId, at, by: personId, undoes: null, undoneBy: null };
    await changes.put({ ...change, what });
    const asked = { kind: 'forum', thingId: forumId, words: null, decided: null } as const;
    await requests.put({ ...asked, id: requestId, personId, forumId, at });
  });
  return { changeId, requestId };
}

beforeAll(async () => {
  nayar = await startTestNayar();
  const [first, second] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  own = await idsOf(first?.id ?? '');
  const place = { forumId: own['forumId'], groupId: null, sessionId: null };
  for (const [endpoint, body] of PLACED) BODIES.set(endpoint, { ...body, ...place });
  foreign = await idsOf(second?.id ?? '');
  for (const role of ROLES) guests.set(role, await nayar.newcomer(own['forumId'] ?? '', role));
});
afterAll(() => nayar.stop());

const guest = (role: Role): Guest => guests.get(role) ?? nayar.stranger;

describe('a stranger', () => {
  it.each(
    API_ENDPOINTS.filter((endpoint) => !endpoint.open).map(
      (endpoint) => [endpoint.method, endpoint.path, endpoint] as const,
    ),
  )('[HT1] is asked to sign in at %s %s', async (_method, _path, endpoint) => {
    const reply = await nayar.stranger.call(endpoint, {
      params: { ...own, mailId: 'mail', deviceId: 'some-device', passkeyId: 'some-passkey' },
      ...bodyOf(endpoint),
    });
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ code: 'not-signed-in' });
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('an id of another forum', () => {
  for (const role of ROLES) {
    it.each(withIds.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
      `[HT2] answers a ${role} like an unknown one at %s %s`,
      async (_method, _path, endpoint) => {
        const asked = await guest(role).call(endpoint, { params: foreign, ...bodyOf(endpoint) });
        const unknown = await guest(role).call(endpoint, { params: UNKNOWN, ...bodyOf(endpoint) });
        expect(asked.status).toBe(404);
        expect(asked.body).toEqual(unknown.body);
        expect(unknown.status).toBe(404);
      },
    );
  }

  it.each(withIds.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
    '[HT2] that was mangled on its way answers like an unknown one at %s %s',
    async (_method, _path, endpoint) => {
      const mangled = Object.fromEntries(Object.keys(UNKNOWN).map((name) => [name, 'קטוע…']));
      const asked = await guest('lead').call(endpoint, { params: mangled, ...bodyOf(endpoint) });
      const unknown = await guest('lead').call(endpoint, { params: UNKNOWN, ...bodyOf(endpoint) });
      expect([asked.status, asked.body]).toEqual([404, unknown.body]);
    },
  );

  it('[HT2] is not reached by naming one’s own forum beside it', async () => {
    const params = { ...foreign, forumId: own['forumId'] ?? '' };
    const reply = await guest('coordinator').call(changeMember, {
      params,
      body: { role: 'reader' },
    });
    expect(reply.status).toBe(404);
  });
});

describe('each role', () => {
  for (const role of ROLES) {
    for (const [endpoint, verb] of VERB_OF) {
      const allowed = verbsOf(role).has(verb);
      it(`[HT3] ${allowed ? 'lets' : 'keeps'} a ${role} ${allowed ? 'through' : 'out'} at ${endpoint.method} ${endpoint.path}`, async () => {
        const reply = await guest(role).call(endpoint, { params: own, ...bodyOf(endpoint) });
        const { code } = Object(reply.body) as { code?: string };
        const isKeptOut = reply.status === 403 && code === 'role-too-low';
        // Past the door an address may still say no for its own reasons: already a member, already removed.
        const isLetThrough = [200, 404, 409].includes(reply.status);
        expect({ isKeptOut, isLetThrough }).toEqual({ isKeptOut: !allowed, isLetThrough: allowed });
      });
    }
  }

  it.each(ROLES)('[HT3] moves a stage only when it leads: %s', async (role) => {
    const reply = await guest(role).call(changePaper, { params: own, body: { stage: 'draft' } });
    expect(reply.status).toBe(verbsOf(role).has('milestone') ? 200 : 403);
  });
});
