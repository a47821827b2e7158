import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { follow, type FollowEnd } from '#client/together/follow.ts';
import type { Somebody } from '#client/together/people.ts';

export type Followed = Pick<Somebody, 'personId' | 'name' | 'colour'>;

/** Whose caret the view goes after, if anybody's. */
export interface Following {
  readonly person: Followed | null;
  /** How the last following came to its end; for saying so. */
  readonly ended: { readonly why: FollowEnd; readonly person: Followed } | null;
  readonly start: (person: Followed) => void;
  readonly stop: () => void;
}

export function useFollowing(
  editor: Editor | null,
  awareness: Awareness | null,
  me: string,
): Following {
  const [person, setPerson] = useState<Followed | null>(null);
  const [ended, setEnded] = useState<Following['ended']>(null);
  const personId = person?.personId;
  useEffect(() => {
    if (!editor || !awareness || personId === undefined) return undefined;
    return follow({
      editor,
      awareness,
      me,
      personId,
      onEnd: (why) =>
        setPerson((followed) => {
          if (followed) setEnded({ why, person: followed });
          return null;
        }),
    });
  }, [editor, awareness, me, personId]);
  return {
    person,
    ended,
    start: (followed) => {
      setEnded(null);
      setPerson(followed);
    },
    stop: () => {
      if (person) setEnded({ why: 'stopped', person });
      setPerson(null);
    },
  };
}
