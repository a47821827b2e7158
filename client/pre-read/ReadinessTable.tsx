import { useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import type { WordKey } from '#client/locale/word-key.ts';
import type { Board } from '#client/pre-read/board.ts';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import { Table } from '#client/ui/Table.tsx';
import styles from '#client/pre-read/PreRead.module.css';

type Cell = Board['people'][number]['cells'][number];

/** Members by pre-reads, each state in words; a group at a time, or only those who have not finished. */
export function ReadinessTable({ board }: { readonly board: Board }) {
  const say = useSay();
  const [groupId, setGroupId] = useState('');
  const [onlyMissing, setOnlyMissing] = useState(false);
  const preReads = board.preReads.filter(({ withdrawnAt }) => withdrawnAt === null);
  const open = new Set(preReads.map(({ id }) => id));
  const hasGroups = board.groups.length > 0;
  const people = board.people.filter(
    ({ groupIds, cells }) =>
      (groupId === '' || groupIds.includes(groupId)) &&
      (!onlyMissing || cells.some(({ preReadId, isDone }) => open.has(preReadId) && !isDone)),
  );
  return (
    <Section title={say('preRead.board.caption')}>
      <div className={styles['filters']}>
        {hasGroups && (
          <Select
            label={say('preRead.board.group')}
            options={[
              { value: '', label: say('preRead.board.all') },
              ...board.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={groupId}
            onChange={setGroupId}
          />
        )}
        <CheckLine isChosen={onlyMissing} onChange={setOnlyMissing}>
          {say('preRead.board.onlyMissing')}
        </CheckLine>
      </div>
      {people.length === 0 ? (
        <p className={styles['soft']}>{say('preRead.board.noneMissing')}</p>
      ) : (
        <Rows people={people} preReads={preReads} groups={board.groups} />
      )}
    </Section>
  );
}

type RowsProps = Pick<Board, 'people' | 'preReads' | 'groups'>;

function Rows({ people, preReads, groups }: RowsProps) {
  const say = useSay();
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const hasGroups = groups.length > 0;
  const columns = [
    { id: 'member', title: say('preRead.board.member') },
    ...(hasGroups ? [{ id: 'group', title: say('preRead.board.group') }] : []),
    ...preReads.map(({ id, title }) => ({ id, title })),
  ];
  const rows = people.map(({ personId, name, office, groupIds, cells }) => ({
    id: personId,
    cells: [
      <>
        <bdi>{name}</bdi>
        {office && (
          <span className={styles['who']}>
            <bdi>{office}</bdi>
          </span>
        )}
      </>,
      ...(hasGroups
        ? [
            groupIds
              .map((id) => nameOf.get(id) ?? '')
              .filter(Boolean)
              .join(', '),
          ]
        : []),
      ...preReads.map(({ id, questions }) => (
        <State
          key={id}
          cell={cells.find(({ preReadId }) => preReadId === id)}
          questions={questions.length}
        />
      )),
    ],
  }));
  return <Table caption={say('preRead.board.caption')} columns={columns} rows={rows} />;
}

interface StateProps {
  readonly cell: Cell | undefined;
  readonly questions: number;
}

function State({ cell, questions }: StateProps) {
  const say = useSay();
  if (!cell) return say('preRead.board.state.none');
  const [key, tone] = stateOf(cell, questions);
  return <Badge tone={tone}>{say(key, { answered: cell.answered, questions })}</Badge>;
}

function stateOf(cell: Cell, questions: number): [WordKey, Tone] {
  if (questions > 0 && cell.submittedAt !== null)
    return cell.isLate
      ? ['preRead.board.state.late', 'amber']
      : ['preRead.board.state.submitted', 'green'];
  if (cell.answered > 0) return ['preRead.board.state.answered', 'plain'];
  if (cell.read) return ['preRead.board.state.read', questions === 0 ? 'green' : 'plain'];
  return cell.opened
    ? ['preRead.board.state.opened', 'plain']
    : ['preRead.board.state.invited', 'plain'];
}
