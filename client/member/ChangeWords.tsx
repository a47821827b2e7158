import type { ReactNode } from 'react';
import type { Group } from '#shared/forum/forum.ts';
import type { MemberChangeView } from '#shared/member/administration-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { Say } from '#client/locale/speech.ts';
import type { WordKey } from '#client/locale/word-key.ts';
import styles from '#client/member/Members.module.css';

const MOST_NAMED = 3;

/** What an act was, in one line of plain text with the names isolated. */
export function useChangeTitle(change: MemberChangeView): string {
  const say = useSay();
  const shown = change.people.slice(0, MOST_NAMED).map(({ name }) => isolated(name));
  const names = shown.join(', ');
  const more = change.count - shown.length;
  return say(`people.changes.${kindOf(change)}`, {
    names: more > 0 ? say('people.changes.andMore', { names, count: more }) : names,
  });
}

type Kind = 'exception' | 'address' | 'person' | 'added' | 'removed' | 'changed';

function kindOf({ paper, fields, people }: MemberChangeView): Kind {
  if (paper) return 'exception';
  if (fields.some(({ field }) => field === 'email')) return 'address';
  if (fields.length > 0) return 'person';
  if (people.every(({ before }) => before === null)) return 'added';
  return people.every(({ after }) => after === null) ? 'removed' : 'changed';
}

type Move = Pick<MemberChangeView['people'][number], 'before' | 'after'>;
interface Line {
  readonly of: WordKey;
  readonly values?: Readonly<Record<string, ReactNode>>;
}

interface ChangeLinesProps {
  readonly change: MemberChangeView;
  readonly groups: readonly Group[];
}

/** What exactly changed: said once where it was the same for everybody. */
export function ChangeLines({ change, groups }: ChangeLinesProps) {
  const say = useSay();
  const speech = { say, groups };
  const perPerson = change.people.map((move) => standingLines(move, speech));
  const [first = []] = perPerson;
  const isShared = perPerson.every((lines) => JSON.stringify(lines) === JSON.stringify(first));
  const lines = [
    ...paperLines(change.paper, speech),
    ...fieldLines(change.fields, speech),
    ...(isShared ? first : []),
  ];
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          <Sentence of={line.of} {...(line.values && { values: line.values })} />
        </li>
      ))}
    </ul>
  );
}

interface Speech {
  readonly say: Say;
  readonly groups: readonly Group[];
}

const roleIn = ({ say }: Speech, role: Role | null) =>
  role === null ? say('people.changes.noException') : say(`member.role.${role}`);

function roleLine(speech: Speech, from: Role | null, to: Role | null): Line {
  const values = { from: roleIn(speech, from), to: roleIn(speech, to) };
  return { of: 'people.changes.role', values };
}

function standingLines({ before, after }: Move, speech: Speech): readonly Line[] {
  if (!before || !after) {
    const only = after ?? before;
    if (!only) return [];
    return [{ of: 'people.changes.asRole', values: { role: roleIn(speech, only.role) } }];
  }
  const nameOf = (id: string) => speech.groups.find((group) => group.id === id)?.name ?? id;
  const groupLines = (of: WordKey, ids: readonly string[], others: readonly string[]) =>
    ids
      .filter((id) => !others.includes(id))
      .map((id): Line => ({ of, values: { group: nameOf(id) } }));
  const standing = after.suspended ? 'suspended' : 'restored';
  return [
    ...(before.role === after.role ? [] : [roleLine(speech, before.role, after.role)]),
    ...(before.suspended === after.suspended
      ? []
      : [{ of: `people.changes.${standing}` } satisfies Line]),
    ...groupLines('people.changes.intoGroup', after.groupIds, before.groupIds),
    ...groupLines('people.changes.outOfGroup', before.groupIds, after.groupIds),
  ];
}

function paperLines(paper: MemberChangeView['paper'], speech: Speech): readonly Line[] {
  if (!paper) return [];
  const where: Line = { of: 'people.changes.inPaper', values: { paper: paper.title } };
  return [where, roleLine(speech, paper.from, paper.to)];
}

function fieldLines(fields: MemberChangeView['fields'], { say }: Speech): readonly Line[] {
  return fields.map(({ field, from, to }) => ({
    of: 'people.changes.field',
    values: {
      field: say(`people.invite.field.${field as 'name'}`),
      from: from ?? say('people.changes.nothing'),
      to: to ?? say('people.changes.nothing'),
    },
  }));
}
