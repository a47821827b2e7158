import type { Editor } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import { useMe } from '#client/member/me.ts';
import { type Alone, useAlone } from '#client/together/use-alone.ts';
import { type Announcements, useAnnouncements } from '#client/together/use-announcements.ts';
import { type Following, useFollowing } from '#client/together/use-following.ts';

/** What one person does about the others in an open paper. */
export interface Together {
  readonly editor: Editor | null;
  readonly awareness: Awareness;
  readonly alone: Alone;
  readonly following: Following;
  readonly announcements: Announcements;
}

/** Null until the line has told who is here. */
export function useTogether(editor: Editor | null, awareness: Awareness | null): Together | null {
  const me = useMe().person.id;
  const alone = useAlone(editor);
  const following = useFollowing(editor, awareness, me);
  const announcements = useAnnouncements(editor, awareness, me);
  return awareness && { editor, awareness, alone, following, announcements };
}
