import { Users } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { Face } from '#client/together/Face.tsx';
import { HowLoud } from '#client/together/HowLoud.tsx';
import { useFaces } from '#client/together/people.ts';
import { PeopleList } from '#client/together/PeopleList.tsx';
import type { Together } from '#client/together/use-together.ts';
import { Button as PlainButton } from '#client/ui/Button.tsx';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import { useNarrow } from '#client/ui/use-narrow.ts';
import styles from '#client/together/Together.module.css';

/** So many faces stand in the bar, and in a phone's; the list has all. */
const MOST_FACES = { wide: 3, narrow: 1 };

/** Who has the paper open now: faces in the bar, and behind them a list with what one can do about each. */
export function WhoIsHere({ together }: { readonly together: Together }) {
  const say = useSay();
  const me = useMe().person;
  const others = useFaces(together.awareness, me.id);
  const most = useNarrow() ? MOST_FACES.narrow : MOST_FACES.wide;
  const label =
    others.length === 0
      ? say('together.here.alone')
      : say('together.here.button', { count: others.length });
  return (
    <DialogTrigger>
      <Button
        aria-label={label}
        data-follow-controls=""
        className={classes(button['button'], styles['here'])}
      >
        {others.slice(0, most).map(({ personId, name, colour }) => (
          <Face key={personId} id={personId} name={name} colour={colour} />
        ))}
        {others.length > most && <span className={styles['more']}>+{others.length - most}</span>}
        {others.length === 0 && <Users size={20} aria-hidden="true" />}
      </Button>
      <Popover className={classes(menu['popover'], styles['popover'])} placement="bottom end">
        <Dialog className={classes(styles['dialog'])} data-follow-controls="">
          {({ close }) => (
            <>
              <Heading slot="title" className={classes(styles['title'])}>
                {say('together.here.title')}
              </Heading>
              <PeopleList together={together} onGone={close} />
              <Undisturbed together={together} onStarted={close} />
              <HowLoud announcements={together.announcements} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface UndisturbedProps {
  readonly together: Together;
  readonly onStarted: () => void;
}

function Undisturbed({ together: { alone, editor }, onStarted }: UndisturbedProps) {
  const say = useSay();
  if (alone.isOn || !editor) return null;
  const start = () => {
    alone.start();
    onStarted();
  };
  return (
    <div className={styles['alone']}>
      <PlainButton onPress={start}>{say('together.alone.start')}</PlainButton>
      <p className={styles['meaning']}>{say('together.alone.meaning')}</p>
    </div>
  );
}
