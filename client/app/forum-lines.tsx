import { UsersRound } from 'lucide-react';
import { useLocation } from 'react-router';
import { useMe } from '#client/member/me.ts';
import type { MenuLine } from '#client/ui/Menu.tsx';

/** My forums as lines of a menu. */
export function useForumLines(): MenuLine[] {
  const { pathname } = useLocation();
  const { memberships } = useMe();
  return memberships
    .filter(({ suspended }) => !suspended)
    .map(({ forumId, forumName }) => ({
      id: forumId,
      words: forumName,
      href: `/forums/${forumId}`,
      icon: <UsersRound size={18} aria-hidden="true" />,
      isCurrent: pathname.startsWith(`/forums/${forumId}`),
    }));
}
