import { BookOpen, X } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { Face } from '#client/together/Face.tsx';
import { useOthers, whereIs } from '#client/together/people.ts';
import type { Followed, Following } from '#client/together/use-following.ts';
import type { Alone } from '#client/together/use-alone.ts';
import type { Together } from '#client/together/use-together.ts';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/together/Together.module.css';
import '#client/together/patterns.css';

/** What holds the view now: following somebody, or reading undisturbed; and what is said about the others. */
export function TogetherBars({ together }: { readonly together: Together }) {
  const { alone, following, announcements } = together;
  return (
    <>
      {following.person && <FollowBar together={together} person={following.person} />}
      {alone.isOn && <AloneBar alone={alone} />}
      <VisuallyHidden>
        <output>
          <FollowingSaid following={following} />
        </output>
        <output>{announcements.said}</output>
      </VisuallyHidden>
    </>
  );
}

interface FollowBarProps {
  readonly together: Together;
  readonly person: Followed;
}

function FollowBar({ together, person }: FollowBarProps) {
  const say = useSay();
  const { awareness, editor, following } = together;
  const me = useMe().person.id;
  const now = useOthers(awareness, me).find(({ personId }) => personId === person.personId);
  const hasPlace = Boolean(now && editor && whereIs(now, editor) !== null);
  const { personId, name, colour } = person;
  return (
    <div
      className={classes(styles['bar'], styles['followed'], `caret-${String(colour)}`)}
      data-follow-controls=""
    >
      <Face id={personId} name={name} colour={colour} />
      <p className={styles['barWords']}>
        <strong>
          <Sentence of="together.follow.on" values={{ name }} />
        </strong>
        <span>{say(hasPlace ? 'together.follow.hint' : 'together.follow.waiting')}</span>
      </p>
      <Button icon={<X size={18} aria-hidden="true" />} onPress={following.stop}>
        {say('together.follow.stop')}
      </Button>
    </div>
  );
}

function FollowingSaid({ following: { person, ended } }: { readonly following: Following }) {
  const say = useSay();
  if (person) return <Sentence of="together.follow.on" values={{ name: person.name }} />;
  if (!ended) return null;
  return ended.why === 'left' ? (
    <Sentence of="together.follow.left" values={{ name: ended.person.name }} />
  ) : (
    say('together.follow.stopped')
  );
}

function AloneBar({ alone }: { readonly alone: Alone }) {
  const say = useSay();
  const { waiting, show, stop } = alone;
  return (
    <div className={styles['bar']}>
      <BookOpen size={20} aria-hidden="true" />
      <p className={styles['barWords']}>
        <strong>{say('together.alone.on')}</strong>
        <span>
          {waiting === 0
            ? say('together.alone.none')
            : say('together.alone.waiting', { count: waiting })}
        </span>
      </p>
      {waiting > 0 && (
        <Button tone="primary" onPress={show}>
          {say('together.alone.show')}
        </Button>
      )}
      <Button onPress={stop}>{say('together.alone.stop')}</Button>
    </div>
  );
}
