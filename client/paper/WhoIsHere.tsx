import { useCallback, useRef, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import type { Awareness } from 'y-protocols/awareness';
import { type Present, presentIn } from '#client/editor/presence.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/paper/Paper.module.css';

/** So many faces stand in the bar; the list has all. */
const MOST_FACES = 3;

interface Somebody {
  readonly personId: string;
  readonly name: string;
  readonly isWriting: boolean;
}

/** Who has the paper open now: faces in the bar, and behind them a list with names. */
export function WhoIsHere({ awareness }: { readonly awareness: Awareness }) {
  const say = useSay();
  const me = useMe().person;
  const others = useOthers(awareness).filter(({ personId }) => personId !== me.id);
  const label =
    others.length === 0
      ? say('editor.here.alone')
      : say('editor.here.button', { count: others.length });
  return (
    <DialogTrigger>
      <Button aria-label={label} className={classes(button['button'], styles['here'])}>
        {others.slice(0, MOST_FACES).map(({ personId, name }) => (
          <Avatar key={personId} id={personId} name={name} size="small" />
        ))}
        {others.length > MOST_FACES && (
          <span className={styles['more']}>+{others.length - MOST_FACES}</span>
        )}
        {others.length === 0 && <Avatar id={me.id} name={me.name} size="small" />}
      </Button>
      <Popover className={classes(menu['popover'])} placement="bottom end" offset={6}>
        <Dialog className={classes(styles['hereList'])}>
          <Heading slot="title" className={classes(menu['title'])}>
            {say('editor.here.title')}
          </Heading>
          <ul>
            <li>
              <Avatar id={me.id} name={me.name} size="small" />
              <Sentence of="editor.here.me" values={{ name: me.name }} />
            </li>
            {others.map(({ personId, name, isWriting }) => (
              <li key={personId}>
                <Avatar id={personId} name={name} size="small" />
                <bdi>{name}</bdi>
                <small>{say(isWriting ? 'editor.here.writing' : 'editor.here.reading')}</small>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The others by person, however many windows each has open. */
function useOthers(awareness: Awareness): readonly Somebody[] {
  const kept = useRef<readonly Somebody[]>([]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      awareness.on('change', onChange);
      return () => awareness.off('change', onChange);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    const next = byPerson(presentIn(awareness));
    if (JSON.stringify(next) !== JSON.stringify(kept.current)) kept.current = next;
    return kept.current;
  });
}

function byPerson(present: readonly Present[]): Somebody[] {
  const people = new Map<string, Somebody>();
  for (const { personId, name, cursor } of present) {
    const isWriting = cursor !== null || (people.get(personId)?.isWriting ?? false);
    people.set(personId, { personId, name, isWriting });
  }
  return [...people.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'he'));
}
