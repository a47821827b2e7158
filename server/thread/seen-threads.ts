import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import { together, viewThreads } from '#server/thread/thread-view.ts';
import { viewerOn } from '#server/thread/viewer.ts';

/** All remarks on a paper that somebody may see, by number. Whether they may see any has been asked before. */
export async function seenThreads(
  { catalogue, remarks }: { readonly catalogue: Catalogue; readonly remarks: Remarks },
  access: PaperAccess,
  personId: string,
): Promise<ThreadView[]> {
  const viewer = await viewerOn(catalogue, access, personId);
  const { tables } = await remarks.of(access.paper.id);
  const [threads, comments] = await Promise.all([
    tables.threads.find({}),
    tables.comments.find({}),
  ]);
  return viewThreads(catalogue, viewer, together(threads, comments));
}

/** The remarks on a paper that are open to all who see any, by number: for whoever runs the workspace and is in no group. */
export async function openThreads(
  { catalogue, remarks }: { readonly catalogue: Catalogue; readonly remarks: Remarks },
  paper: PaperCard,
): Promise<ThreadView[]> {
  const { forumId, stage } = paper;
  const access = { role: 'coordinator', stage, forumId, paper } as const;
  const viewer = { personId: '', access, groupIds: new Set<string>() };
  const { tables } = await remarks.of(paper.id);
  const [threads, comments] = await Promise.all([
    tables.threads.find({}),
    tables.comments.find({}),
  ]);
  return viewThreads(catalogue, viewer, together(threads, comments));
}
