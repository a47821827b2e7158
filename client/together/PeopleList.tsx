import type { Editor } from '@tiptap/core';
import { Button } from '#client/ui/Button.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { Face } from '#client/together/Face.tsx';
import { goTo } from '#client/together/go-to.ts';
import { chapterAt, type Somebody, useOthers, whereIs } from '#client/together/people.ts';
import type { Together } from '#client/together/use-together.ts';
import { Facts } from '#client/ui/List.tsx';
import styles from '#client/together/Together.module.css';

interface PeopleListProps {
  readonly together: Together;
  /** Called when the view has gone to somebody, so that the list over it closes. */
  readonly onGone: () => void;
}

/** Everybody else in the paper: name, role, where they are, and the ways there. */
export function PeopleList({ together, onGone }: PeopleListProps) {
  const say = useSay();
  const me = useMe().person;
  const others = useOthers(together.awareness, me.id);
  return (
    <>
      <ul className={styles['people']}>
        {others.map((person) => (
          <li key={person.personId}>
            <Person person={person} together={together} onGone={onGone} />
          </li>
        ))}
      </ul>
      {others.length === 0 && <p className={styles['meaning']}>{say('together.here.nobody')}</p>}
      <p className={styles['meaning']}>
        <Sentence of="together.here.me" values={{ name: me.name }} />
      </p>
    </>
  );
}

interface PersonProps extends PeopleListProps {
  readonly person: Somebody;
}

function Person({ person, together, onGone }: PersonProps) {
  const say = useSay();
  const { editor, following, alone } = together;
  const { personId, name, colour, role, isWriting } = person;
  const place = editor && whereIs(person, editor);
  const isFollowed = following.person?.personId === personId;
  const follow = () => {
    if (isFollowed) return following.stop();
    following.start(person);
    return onGone();
  };
  const go = () => {
    if (editor && place !== null) goTo(editor, place);
    onGone();
  };
  return (
    <>
      <Face id={personId} name={name} colour={colour} />
      <div className={styles['who']}>
        <bdi className={styles['name']}>{name}</bdi>
        <Facts>
          {role && say(`member.role.${role}`)}
          {say(isWriting ? 'together.here.writing' : 'together.here.reading')}
        </Facts>
        <p className={styles['where']}>
          <Where editor={editor} place={place} />
        </p>
      </div>
      <div className={styles['ways']}>
        <Button
          tone="quiet"
          aria-label={say('together.here.goToWhom', { name })}
          isDisabled={place === null}
          onPress={go}
        >
          {say('together.here.goTo')}
        </Button>
        <Button
          tone="quiet"
          aria-label={say('together.here.followWhom', { name })}
          aria-pressed={isFollowed}
          isDisabled={alone.isOn || !editor}
          onPress={follow}
        >
          {say(isFollowed ? 'together.here.stop' : 'together.here.follow')}
        </Button>
      </div>
    </>
  );
}

function Where({
  editor,
  place,
}: {
  readonly editor: Editor | null;
  readonly place: number | null;
}) {
  const say = useSay();
  if (!editor || place === null) return say('together.here.noPlace');
  const chapter = chapterAt(editor, place);
  return chapter === null ? (
    say('together.here.atStart')
  ) : (
    <Sentence of="together.here.inChapter" values={{ chapter }} />
  );
}
