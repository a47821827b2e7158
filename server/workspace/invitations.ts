import type { SignIn } from '#server/sign-in/sign-in.ts';
import { isEmpty, plantSample } from '#server/workspace/plant-sample.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

export interface Invitation {
  readonly label: string;
  readonly url: string;
}

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** Whom the console invites at this start: one link per sample role, the first coordinator, or nobody. */
export async function invitationsTo(
  workspace: Workspace,
  entry: SignIn,
  wantsSample: boolean,
): Promise<readonly Invitation[]> {
  if (!(await isEmpty(workspace))) return [];
  if (!wantsSample) return [{ label: 'First coordinator', url: await entry.firstRunLink() }];
  const roles = await plantSample(workspace);
  const links = roles.map(async ({ role, label, email }) => {
    return {
      label: `${role} (${label})`,
      url: await entry.makeLink(email, { ttlSeconds: WEEK_SECONDS }),
    };
  });
  return Promise.all(links);
}
