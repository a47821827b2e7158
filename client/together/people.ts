import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Role } from '#shared/member/role.ts';
import { placeOf } from '#client/editor/carets.ts';
import { headingsOf } from '#client/editor/outline.ts';
import { type Present, presentIn } from '#client/editor/presence.ts';

/** Somebody else in the paper, however many windows they have it open in. */
export interface Somebody {
  readonly personId: string;
  readonly name: string;
  readonly colour: number;
  readonly role: Role | null;
  /** Their caret is in the text, and they may write. */
  readonly isWriting: boolean;
  /** Their windows, the one that moved last first. */
  readonly windows: readonly Present[];
}

/** Which of a person's windows moved last: an awareness of ours keeps the time of each. */
function byMovement(awareness: Awareness) {
  const movedAt = (client: number) => awareness.meta.get(client)?.lastUpdated ?? 0;
  return (one: Present, other: Present) => movedAt(other.client) - movedAt(one.client);
}

/** The others in the paper by person, in the order of their names; without oneself. */
export function othersIn(awareness: Awareness, me: string): Somebody[] {
  const windows = new Map<string, Present[]>();
  for (const present of presentIn(awareness)) {
    if (present.personId === me) continue;
    windows.set(present.personId, [...(windows.get(present.personId) ?? []), present]);
  }
  const people = [...windows.values()].flatMap((own): Somebody[] => {
    const [last, ...earlier] = own.toSorted(byMovement(awareness));
    if (!last) return [];
    const { personId, name, colour, role } = last;
    const isWriting = own.some(({ cursor, writes }) => cursor !== null && writes);
    return [{ personId, name, colour, role, isWriting, windows: [last, ...earlier] }];
  });
  return people.toSorted((one, other) => one.name.localeCompare(other.name, 'he'));
}

/** The others in the paper; drawn again when somebody comes, goes, moves or changes. */
export function useOthers(awareness: Awareness, me: string): readonly Somebody[] {
  return useOthersBy(awareness, me, wholly);
}

/** The same, drawn again only when somebody comes, goes or changes: carets move thirty times a second. */
export function useFaces(awareness: Awareness, me: string): readonly Somebody[] {
  return useOthersBy(awareness, me, byFace);
}

const wholly = (others: readonly Somebody[]): string => JSON.stringify(others);
const byFace = (others: readonly Somebody[]): string =>
  others.map(({ personId, name, colour }) => `${personId} ${String(colour)} ${name}`).join('\n');

function useOthersBy(
  awareness: Awareness,
  me: string,
  keyOf: (others: readonly Somebody[]) => string,
): readonly Somebody[] {
  const kept = useRef<{ readonly key: string; readonly others: readonly Somebody[] } | null>(null);
  const subscribe = useCallback(
    (onChange: () => void) => {
      awareness.on('change', onChange);
      return () => awareness.off('change', onChange);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    const others = othersIn(awareness, me);
    const key = keyOf(others);
    if (kept.current?.key !== key) kept.current = { key, others };
    return kept.current.others;
  });
}

/** Where somebody is in the text of this editor: in the window in which they last were somewhere. */
export function whereIs({ windows }: Pick<Somebody, 'windows'>, editor: Editor): number | null {
  for (const present of windows) {
    const place = placeOf(present, editor.state);
    if (place !== null) return place;
  }
  return null;
}

/** The heading under which a place stands; null before the first. */
export function chapterAt(editor: Editor, position: number): string | null {
  const before = headingsOf(editor.state).filter((heading) => heading.position < position);
  const heading = before.findLast(({ text }) => text !== '');
  return heading ? [heading.number, heading.text].filter(Boolean).join(' ') : null;
}
