import { randomBytes } from 'node:crypto';
import type { Role } from '#shared/member/role.ts';
import { newId } from '#server/member/new-id.ts';
import { firstUpdate } from '#server/paper/start-paper.ts';
import { sampleWorkspace } from '#server/sample/sample-workspace.ts';
import { VersionShelf } from '#server/version/version-shelf.ts';
import { plantMeeting } from '#server/workspace/plant-meeting.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

export interface SampleRole {
  readonly role: Role;
  readonly label: string;
  readonly email: string;
}

/**
 * Fills a workspace that has nobody in it with the sample. Texts first, then all cards in one transaction: a crash in
 * between leaves a workspace that is still empty, and is filled at the next start.
 */
export async function plantSample(workspace: Workspace): Promise<readonly SampleRole[]> {
  const { storage, now } = workspace;
  const sample = sampleWorkspace({ now: now(), newId, random: randomBytes });
  for (const [paperId, content] of sample.contents) {
    await storage.papers.create(paperId, firstUpdate(content));
  }
  await storage.catalogue.transact(async (tables) => {
    for (const row of sample.people) await tables.people.put(row);
    for (const row of sample.forums) await tables.forums.put(row);
    for (const row of sample.memberships) await tables.memberships.put(row);
    for (const row of sample.sessions) await tables.sessions.put(row);
    for (const row of sample.papers) await tables.papers.put(row);
  });
  await continueMap(workspace, sample);
  await plantMeeting(workspace, sample.contents);
  for (const { forumId, initiatives, topics } of sample.forumWork) {
    const store = await storage.work.of(forumId);
    await store.transact(async (tables) => {
      for (const row of initiatives) await tables.initiatives.put(row);
      for (const row of topics) await tables.topics.put(row);
    });
  }
  const { forumId, inclusions } = sample.assembled;
  await (await storage.work.of(forumId)).transact(async (tables) => {
    for (const row of inclusions) await tables.inclusions.put(row);
  });
  const at = now().toISOString();
  await storage.audit.append({
    at,
    by: 'system',
    action: 'sample-planted',
    subject: storage.instanceId,
    forumId: null,
    detail: {},
  });
  return sample.signInAs;
}

/** Keeps the map as it is, and lets the paper of a year after continue that version. */
async function continueMap(
  { storage, now }: Workspace,
  { continued, contents }: ReturnType<typeof sampleWorkspace>,
): Promise<void> {
  const { paperId, sourceId, followUps } = continued;
  const { id: versionId } = await new VersionShelf({ storage, now }).put(
    sourceId,
    firstUpdate(contents.get(sourceId) ?? []),
    { kind: 'automatic', by: null, contributors: [] },
  );
  await (await storage.versions.of(paperId)).transact(async (tables) => {
    for (const row of followUps) await tables.followUps.put(row);
  });
  await storage.catalogue.transact(async ({ papers }) => {
    const card = await papers.get(paperId);
    if (card) await papers.put({ ...card, derivedFrom: { paperId: sourceId, versionId } });
  });
}

/** A workspace in which nobody can sign in yet. */
export async function isEmpty(workspace: Workspace): Promise<boolean> {
  return (await workspace.storage.catalogue.tables.people.find({})).length === 0;
}
