import type * as z from 'zod';
import { useState } from 'react';
import { useParams } from 'react-router';
import { getPaperAccess, type PaperReader } from '#shared/member/access-contract.ts';
import { getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { marksAmong } from '#shared/member/colour.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { findsWords } from '#client/member/member-search.ts';
import { ExceptionDialog } from '#client/paper/ExceptionDialog.tsx';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { type Column, Table } from '#client/ui/Table.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/member/Members.module.css';
import people from '#client/member/People.module.css';

type Access = z.infer<typeof getPaperAccess.answer>;

/** Who can see a paper and do what in it, in words, with where each right comes from; exceptions are named here. */
export function PaperAccessScreen() {
  const say = useSay();
  const { paperId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  const access = useAnswer(getPaperAccess, { paperId });
  usePageTitle(say('access.paper.open'), paper.data?.title ?? '');
  if (!paper.data && refusalOf(paper.error) === 'not-found') {
    return <AskForAccess kind="paper" id={paperId} />;
  }
  return (
    <>
      <BackLink to={`/papers/${paperId}`}>
        <bdi>{paper.data?.title ?? say('access.paper.back')}</bdi>
      </BackLink>
      <PageTitle>{say('access.paper.title')}</PageTitle>
      <Answered query={paper}>
        {(known) => (
          <Answered query={access} lines={6}>
            {(answer) => <Content paper={known} access={answer} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}

interface ContentProps {
  readonly paper: PaperView;
  readonly access: Access;
}

/** Whose right is being changed; `new` is somebody who does not see the paper yet. */
type Changing = PaperReader | 'new' | null;

function Content({ paper, access }: ContentProps) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const [changing, setChanging] = useState<Changing>(null);
  const shown = access.readers.filter(({ name, title, office }) =>
    findsWords([name, title, office].join(' '), sought),
  );
  return (
    <>
      <InWords paper={paper} access={access} />
      <div className={people['search']}>
        <SearchField
          label={say('access.paper.search')}
          clearLabel={say('member.list.clearSearch')}
          value={sought}
          onChange={setSought}
        />
      </div>
      {access.mayChange && (
        <div className={people['managers']}>
          <Button onPress={() => setChanging('new')}>{say('access.paper.add')}</Button>
        </div>
      )}
      <div className={styles['changes']}>
        {shown.length === 0 ? (
          <EmptyState title={say('access.paper.none')} />
        ) : (
          <Readers
            readers={shown}
            onChange={access.mayChange ? (reader) => setChanging(reader) : null}
          />
        )}
      </div>
      {changing !== null && (
        <ExceptionDialog
          paper={paper}
          reader={changing === 'new' ? null : changing}
          others={access.others}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

function InWords({ paper, access: { readers, groupName, sessionTitle } }: ContentProps) {
  const say = useSay();
  const { stage } = paper;
  return (
    <ul className={people['seen']}>
      <li>
        <strong>{say('access.paper.sees', { count: readers.length })}</strong>
      </li>
      <li>
        {groupName === null ? (
          say('access.paper.whole')
        ) : (
          <Sentence of="access.paper.ofGroup" values={{ group: groupName }} />
        )}
      </li>
      {sessionTitle !== null && (
        <li>
          <Sentence of="access.paper.ofSession" values={{ session: sessionTitle }} />
        </li>
      )}
      <li>{say('access.paper.outside')}</li>
      <li>
        {say('access.paper.stage', {
          stage: say(`paper.stage.${stage}`),
          means: say(`paper.stageIs.${stage}`),
        })}
      </li>
    </ul>
  );
}

interface ReadersProps {
  readonly readers: readonly PaperReader[];
  readonly onChange: ((reader: PaperReader) => void) | null;
}

function Readers({ readers, onChange }: ReadersProps) {
  const say = useSay();
  const marks = marksAmong(readers.map(({ personId }) => personId));
  const columns: Column[] = [
    { id: 'name', title: say('access.paper.name') },
    { id: 'role', title: say('access.paper.role') },
    { id: 'source', title: say('access.paper.source') },
    ...(onChange
      ? [{ id: 'actions', title: say('access.paper.actions'), isTitleHidden: true }]
      : []),
  ];
  return (
    <Table
      caption={say('access.paper.caption')}
      columns={columns}
      rows={readers.map((reader) => ({
        id: reader.personId,
        cells: [
          <Who key="who" reader={reader} mark={marks.get(reader.personId) ?? 0} />,
          <div key="role">
            <p className={styles['name']}>{say(`member.role.${reader.role}`)}</p>
            <p className={styles['soft']}>{say(`people.roleMeans.${reader.role}`)}</p>
          </div>,
          <Source key="source" reader={reader} />,
          ...(onChange ? [<Change key="change" reader={reader} onChange={onChange} />] : []),
        ],
      }))}
    />
  );
}

function Who({ reader, mark }: { readonly reader: PaperReader; readonly mark: number }) {
  const { personId, name, title, office } = reader;
  return (
    <div className={styles['who']}>
      <Avatar id={personId} name={name} mark={mark} />
      <div>
        <p className={styles['name']}>
          <bdi>{name}</bdi>
        </p>
        {[title, office].map(
          (words) =>
            words && (
              <p key={words} className={styles['soft']}>
                <bdi>{words}</bdi>
              </p>
            ),
        )}
      </div>
    </div>
  );
}

function Source({ reader: { source, inherited } }: { readonly reader: PaperReader }) {
  const say = useSay();
  if (source !== 'exception') return say(`access.paper.from.${source}`);
  return (
    <>
      <Badge tone="accent">{say('access.paper.from.exception')}</Badge>
      <p className={people['source']}>
        {inherited === null
          ? say('access.paper.insteadOfNone')
          : say('access.paper.insteadOf', { role: say(`member.role.${inherited}`) })}
      </p>
    </>
  );
}

interface ChangeProps {
  readonly reader: PaperReader;
  readonly onChange: (reader: PaperReader) => void;
}

function Change({ reader, onChange }: ChangeProps) {
  const say = useSay();
  if (reader.isCoordinator) return null;
  return (
    <Button
      tone="quiet"
      aria-label={say('access.paper.changeFor', { name: reader.name })}
      onPress={() => onChange(reader)}
    >
      {say('access.paper.change')}
    </Button>
  );
}
