import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { StageBadge } from '#client/paper/StageBadge.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts, Row } from '#client/ui/List.tsx';

interface PaperRowProps {
  readonly paper: PaperView;
  /** The forum's name, where papers of several stand together; the group's name, where a forum has groups. */
  readonly of?: string | null;
  /** Off where a heading says it of every row. */
  readonly hasNewBadge?: boolean;
}

/** A paper in a list: what is new in it for me, who has it open now, and where it stands. */
export function PaperRow({ paper, of = null, hasNewBadge = true }: PaperRowProps) {
  const say = useSay();
  const { id, title, newToMe, openedAt, present, stage } = paper;
  return (
    <Row
      to={`/papers/${id}`}
      title={title}
      below={
        <Facts>
          {of && <bdi>{of}</bdi>}
          {openedAt === null && newToMe && say('paper.list.neverOpened')}
          <Changed paper={paper} />
          {present > 0 && say('paper.list.present', { count: present })}
        </Facts>
      }
      end={
        <>
          {newToMe && hasNewBadge && (
            <>
              <Badge tone="accent">{say('paper.list.new')}</Badge>{' '}
            </>
          )}
          <StageBadge stage={stage} />
        </>
      }
      action={say('paper.list.open')}
    />
  );
}

function Changed({ paper: { changedAt, changedByName } }: { readonly paper: PaperView }) {
  const when = <TimeAgo at={changedAt} />;
  return changedByName === null ? (
    <Sentence of="paper.list.changed" values={{ when }} />
  ) : (
    <Sentence of="paper.list.changedBy" values={{ when, name: changedByName }} />
  );
}
