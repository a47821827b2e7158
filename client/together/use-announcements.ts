import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';
import { remember, remembered } from '#client/remembered/remembered.ts';
import {
  type Announced,
  Announcer,
  isLoudness,
  type Loudness,
} from '#client/together/announcer.ts';
import { watchParagraph, watchPeople } from '#client/together/watch-others.ts';

export interface Announcements {
  /** What a screen reader is to say now. */
  readonly said: string;
  readonly loudness: Loudness;
  readonly choose: (loudness: Loudness) => void;
}

/** What others do, in words for a screen reader, as much of it as this person wants. Remembered on this device. */
export function useAnnouncements(
  editor: Editor | null,
  awareness: Awareness | null,
  me: string,
): Announcements {
  const say = useSay();
  const [loudness, setLoudness] = useState<Loudness>(rememberedLoudness);
  const [announced, setAnnounced] = useState<Announced | null>(null);
  useEffect(() => {
    if (!editor || !awareness || loudness === 'quiet') return undefined;
    const announcer = new Announcer(loudness, setAnnounced);
    const stops = [
      watchPeople(awareness, me, announcer),
      watchParagraph(editor, awareness, announcer),
      () => announcer.stop(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, awareness, me, loudness]);
  return {
    said: announced && loudness !== 'quiet' ? inWords(announced, say) : '',
    loudness,
    choose: (chosen) => {
      remember('announce', chosen);
      setAnnounced(null);
      setLoudness(chosen);
    },
  };
}

function rememberedLoudness(): Loudness {
  const kept = remembered('announce');
  return isLoudness(kept) ? kept : 'some';
}

function inWords({ joined, left, editedBy }: Announced, say: Say): string {
  const list = (names: readonly string[]) => names.map(isolated).join(', ');
  const parts: string[] = [];
  if (editedBy) {
    parts.push(
      editedBy.length === 0
        ? say('together.announce.edited')
        : say('together.announce.editedBy', { names: list(editedBy) }),
    );
  }
  if (joined.length > 0) parts.push(say('together.announce.joined', { names: list(joined) }));
  if (left.length > 0) parts.push(say('together.announce.left', { names: list(left) }));
  return parts.join(' ');
}
