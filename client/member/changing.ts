import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';

/** What the forms of one member's dialog are about. */
export interface ChangingProps {
  readonly forum: ForumView;
  readonly member: MemberCard;
  readonly onClose: () => void;
}
