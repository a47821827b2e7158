import { useSay } from '#client/locale/Locale.tsx';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Table } from '#client/ui/Table.tsx';
import { EmptyState, Skeleton, Spinner } from '#client/ui/Waiting.tsx';
import styles from '#client/design/Design.module.css';

const TONES = ['plain', 'accent', 'green', 'amber', 'red'] as const;
const NOTICES = ['info', 'done', 'warning', 'trouble'] as const;

/** What only shows: badges, notices, people, lists, tables, waiting and empty. */
export function TextSamples() {
  const say = useSay();
  const name = say('app.design.sampleName');
  const other = say('app.design.sampleOther');
  return (
    <>
      <h3>{say('app.design.badges')}</h3>
      <p className={styles['row']}>
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {say('app.design.sampleOther')}
          </Badge>
        ))}
      </p>
      <h3>{say('app.design.notices')}</h3>
      {NOTICES.map((tone) => (
        <Notice key={tone} tone={tone} title={say('app.design.sampleTitle')}>
          {say('app.design.sampleText')}
        </Notice>
      ))}
      <h3>{say('app.design.people')}</h3>
      <p className={styles['row']}>
        <Avatar id="design-north" name={name} size="large" />
        <Avatar id="design-lead" name={other} />
        <Avatar id="design-other" name={name} size="small" />
        <bdi>{name}</bdi>
      </p>
      <h3>{say('app.design.tables')}</h3>
      <List>
        <Row
          to="/design"
          title={say('app.design.sampleTitle')}
          below={
            <Facts>
              <bdi>{name}</bdi>
              <bdi>{other}</bdi>
            </Facts>
          }
          end={<Badge>{say('paper.stage.draft')}</Badge>}
          action={say('paper.list.open')}
        />
      </List>
      <Table
        caption={say('app.design.tables')}
        columns={[
          { id: 'name', title: say('member.list.name') },
          { id: 'role', title: say('member.list.role') },
        ]}
        rows={[
          { id: 'north', cells: [name, say('member.role.author')] },
          { id: 'lead', cells: [other, say('member.role.lead')] },
        ]}
      />
      <h3>{say('app.design.waiting')}</h3>
      <Spinner />
      <Skeleton />
      <EmptyState title={say('app.home.noPapers')}>{say('app.home.noPapersMore')}</EmptyState>
    </>
  );
}
