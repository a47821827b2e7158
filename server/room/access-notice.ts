import { type Access, may } from '#shared/member/access.ts';
import type { Notice } from '#shared/paper/frame.ts';

/** What a connection is told about its own right; null for somebody without a role, who is about to be sent away. */
export function accessNotice(access: Access): Notice | null {
  const { role, stage } = access;
  if (role === null || stage === null) return null;
  const edit = may(access, 'edit') || may(access, 'suggest');
  return { kind: 'access', role, stage, edit };
}
