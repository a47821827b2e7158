import { type RefObject, useState } from 'react';
import type { Group } from '#shared/forum/forum.ts';
import type { JudgedLine } from '#shared/member/invitation-lines.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { goToLine } from '#client/member/PasteField.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Table } from '#client/ui/Table.tsx';
import members from '#client/member/Members.module.css';
import styles from '#client/member/People.module.css';

interface LinesPreviewProps {
  readonly lines: readonly JudgedLine[];
  readonly groups: readonly Group[];
  readonly field: RefObject<HTMLDivElement | null>;
  readonly onClean: () => void;
}

/** What would happen with each line: first those that need mending, then those that are ready. */
export function LinesPreview({ lines, groups, field, onClean }: LinesPreviewProps) {
  const say = useSay();
  const bad = lines.filter(({ troubles }) => troubles.length > 0);
  const good = lines.filter(({ troubles }) => troubles.length === 0);
  const isHidden = bad.some(({ troubles }) =>
    troubles.some(({ code }) => code === 'hidden-characters'),
  );
  return (
    <Section title={say('people.invite.check')}>
      <p aria-live="polite">
        <strong>{say('people.invite.good', { count: good.length })}</strong>
        {' · '}
        {bad.length > 0
          ? say('people.invite.bad', { count: bad.length })
          : say('people.invite.noneBad')}
      </p>
      {isHidden && (
        <div>
          <Button onPress={onClean}>{say('people.invite.clean')}</Button>
        </div>
      )}
      {bad.length > 0 && <Bad lines={bad} field={field} />}
      {good.length > 0 && <Good lines={good} groups={groups} />}
    </Section>
  );
}

const SHOWN_AT_FIRST = 20;

/** The first of many, until somebody wants all. */
function useSome<Item>(items: readonly Item[]) {
  const say = useSay();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? items : items.slice(0, SHOWN_AT_FIRST);
  const more = shown.length < items.length && (
    <div>
      <Button tone="quiet" onPress={() => setIsAll(true)}>
        {say('people.invite.showAll', { count: items.length })}
      </Button>
    </div>
  );
  return { shown, more };
}

interface BadProps {
  readonly lines: readonly JudgedLine[];
  readonly field: RefObject<HTMLDivElement | null>;
}

function Bad({ lines, field }: BadProps) {
  const say = useSay();
  const { shown, more } = useSome(lines);
  return (
    <>
      <h3>{say('people.invite.toFix')}</h3>
      <ul className={styles['bad']}>
        {shown.map(({ line, person, troubles }) => (
          <li key={`${String(line)} ${person.email} ${troubles.map(({ code }) => code).join()}`}>
            <div>
              <Facts>
                {say('people.invite.line', { line })}
                {person.name && <bdi>{person.name}</bdi>}
                {person.email && <bdi>{person.email}</bdi>}
              </Facts>
              {troubles.map(({ code, words }) => (
                <p key={`${code} ${words}`} className={styles['trouble']}>
                  <Sentence of={`people.invite.trouble.${code}`} values={{ words }} />
                </p>
              ))}
            </div>
            <Button
              tone="quiet"
              aria-label={say('people.invite.toLineFor', { line })}
              onPress={() => goToLine(field.current, line)}
            >
              {say('people.invite.toLine')}
            </Button>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

interface GoodProps {
  readonly lines: readonly JudgedLine[];
  readonly groups: readonly Group[];
}

function Good({ lines, groups }: GoodProps) {
  const say = useSay();
  const { shown, more } = useSome(lines);
  const hasGroups = groups.length > 0;
  const groupNames = (ids: readonly string[]) =>
    groups
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => isolated(name))
      .join(', ');
  return (
    <>
      <h3>{say('people.invite.ready')}</h3>
      <Table
        caption={say('people.invite.ready')}
        columns={[
          { id: 'name', title: say('member.list.name') },
          { id: 'email', title: say('people.invite.field.email') },
          { id: 'role', title: say('member.list.role') },
          ...(hasGroups ? [{ id: 'groups', title: say('member.list.groups') }] : []),
        ]}
        rows={shown.map(({ person, isNameless }) => ({
          id: person.email,
          cells: [
            <div key="name" className={styles['cell']}>
              <p className={members['name']}>
                <bdi>{person.name}</bdi>
              </p>
              {isNameless && <p className={members['soft']}>{say('people.invite.fromAddress')}</p>}
              <Facts>
                {person.title && <bdi>{person.title}</bdi>}
                {person.office && <bdi>{person.office}</bdi>}
                {person.region && <bdi>{person.region}</bdi>}
              </Facts>
            </div>,
            <bdi key="email" className={styles['cell']}>
              {person.email}
            </bdi>,
            say(`member.role.${person.role}`),
            ...(hasGroups ? [groupNames(person.groupIds) || null] : []),
          ],
        }))}
      />
      {more}
    </>
  );
}
