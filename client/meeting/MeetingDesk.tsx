import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MeetingView, PassageView, TimedItem } from '#shared/meeting/meeting-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { AgendaPanel } from '#client/meeting/AgendaPanel.tsx';
import { AttendancePanel } from '#client/meeting/AttendancePanel.tsx';
import { Controls } from '#client/meeting/Controls.tsx';
import { LastEntries } from '#client/meeting/LastEntries.tsx';
import { MeetingBar } from '#client/meeting/MeetingBar.tsx';
import { MinutesOfSession } from '#client/meeting/MinutesOfSession.tsx';
import type { MeetingKey } from '#client/meeting/meeting-keys.ts';
import { MyStand } from '#client/meeting/MyStand.tsx';
import { KeyedRegion, Stage } from '#client/meeting/Stage.tsx';
import { type OpenDeed, StopDialogs } from '#client/meeting/StopDialogs.tsx';
import type { Meeting } from '#client/meeting/use-meeting.ts';
import { type OpenStop, type PaperStops, useStops } from '#client/meeting/use-stops.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/meeting/Meeting.module.css';
import panels from '#client/meeting/Panels.module.css';

interface MeetingDeskProps {
  readonly view: MeetingView;
  readonly meeting: Meeting;
  /** When the view was told, by this device's clock, in milliseconds. */
  readonly toldAt: number;
}

/** The meeting: the passage in the middle, the agenda and what was recorded beside it. */
export function MeetingDesk({ view, meeting, toldAt }: MeetingDeskProps) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const isProjector = search.has('projector');
  const shown = meeting.shown ?? view.shown;
  const turn = () => setSearch(isProjector ? {} : { projector: '' }, { replace: true });
  const toItem = (item: TimedItem | null) => {
    meeting.steer({ deed: 'item', key: item?.key ?? null });
    const paperId = item?.papers[0]?.id ?? null;
    if (item) meeting.show({ ...shown, paperId, stop: null });
  };
  const side = { meeting: view, toldAt, chosenPaperId: shown.paperId, onItem: toItem };
  return (
    <div className={styles['meeting']} data-projector={isProjector ? '' : undefined}>
      <MeetingBar {...{ view, meeting, toldAt, isProjector }} onProjector={turn} />
      {meeting.isAstray && (
        <Notice
          tone="info"
          isBanner
          action={<Button onPress={meeting.follow}>{say('meeting.run.follow')}</Button>}
        >
          {say('meeting.run.astray')}
        </Notice>
      )}
      <FailureNotice error={meeting.error} />
      <main id="main" className={styles['body']}>
        {shown.paperId === null ? (
          <Opening {...{ view, meeting, toldAt }} onProjector={turn} onItem={toItem} />
        ) : (
          <PaperOnStage
            key={shown.paperId}
            {...{ view, meeting, toldAt, paperId: shown.paperId }}
            onProjector={turn}
            onItem={toItem}
          />
        )}
        <aside className={styles['side']} aria-label={say('meeting.run.side')}>
          <AgendaPanel
            {...side}
            onPaper={(paperId) => meeting.show({ ...shown, paperId, stop: null })}
          />
          <LastEntries view={view} />
          <AttendancePanel view={view} meeting={meeting} />
          <div className={panels['panel']}>
            <MinutesOfSession sessionId={view.sessionId} />
          </div>
        </aside>
      </main>
    </div>
  );
}

interface PartProps extends MeetingDeskProps {
  readonly onProjector: () => void;
  readonly onItem: (item: TimedItem | null) => void;
}

const NOTHING = { mayDecide: false, mayMove: false } as const;

/** Before the first passage: what the meeting is about, and recording all the same. */
function Opening({ view, onProjector, onItem }: PartProps) {
  const say = useSay();
  const [open, setOpen] = useState<OpenDeed | null>(null);
  const keyed = (key: MeetingKey) => {
    if (key.kind === 'item' && view.mayManage) onItem(view.items[key.at] ?? null);
    if (key.kind !== 'do') return;
    if (key.what === 'projector') onProjector();
    else if (view.mayManage && isSaid(key.what)) setOpen(key.what);
  };
  return (
    <div className={styles['middle']}>
      <KeyedRegion label={say('meeting.run.stage')} size={1} onKey={keyed}>
        <p className={styles['welcome']}>
          <bdi>{view.title}</bdi>
        </p>
        <p className={styles['nothing']}>
          {say(view.mayManage ? 'meeting.run.chooseItem' : 'meeting.run.waitForItem')}
        </p>
      </KeyedRegion>
      <Controls
        {...{ stop: null, rights: NOTHING, mayManage: view.mayManage, onStep: null }}
        onDeed={(what) => what !== 'projector' && setOpen(what)}
      />
      <StopDialogs
        {...{ meeting: view, open, paperId: null, stop: null }}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}

const isSaid = (what: OpenDeed) => what === 'decision' || what === 'action' || what === 'note';

function PaperOnStage(props: PartProps & { readonly paperId: string }) {
  const found = useStops(props.view.forumId, props.paperId);
  return (
    <Answered query={found} lines={8}>
      {(opened) => <OpenPaper {...props} opened={opened} />}
    </Answered>
  );
}

const SIZES = [0.6, 0.75, 0.875, 1, 1.2, 1.45, 1.75] as const;
const PLAIN_SIZE = 3;

interface OpenPaperProps extends PartProps {
  readonly paperId: string;
  readonly opened: PaperStops;
}

function OpenPaper(props: OpenPaperProps) {
  const { view, meeting, opened, paperId, onProjector, onItem } = props;
  const { stops, mayDecide } = opened;
  const say = useSay();
  const [size, setSize] = useState(PLAIN_SIZE);
  const [open, setOpen] = useState<OpenDeed | null>(null);
  const shown = meeting.shown ?? view.shown;
  const stop = stopAt(stops, shown.stop);
  const { mayManage } = view;
  const mayMove = stop?.register?.recommendation?.mayLead ?? false;
  const lastOrder = useLastOrder(stop);
  const step = (by: 1 | -1) => {
    const next = stopAfter(stops, lastOrder, by);
    if (next) meeting.show({ ...shown, stop: next.key });
  };
  const look = (to: PassageView) => meeting.show({ ...shown, view: to });
  const begin = (what: OpenDeed) => {
    const isDecision = what === 'accept' || what === 'reject';
    const isThere = isDecision
      ? mayDecide && (stop?.suggestions.length ?? 0) > 0
      : isSaid(what) || (mayMove && stop?.register !== null);
    if (mayManage && isThere) setOpen(what);
  };
  const keyed = (key: MeetingKey) => {
    if (key.kind === 'step') step(key.by);
    else if (key.kind === 'view') look(key.view);
    else if (key.kind === 'size')
      setSize((now) => Math.max(0, Math.min(SIZES.length - 1, now + key.by)));
    else if (key.kind === 'item') {
      if (mayManage) onItem(view.items[key.at] ?? null);
    } else if (key.what === 'projector') onProjector();
    else begin(key.what);
  };
  return (
    <div className={styles['middle']}>
      <KeyedRegion label={say('meeting.run.stage')} size={SIZES[size] ?? 1} onKey={keyed}>
        <Stage {...{ open: opened, stop, shown }} onView={look} />
      </KeyedRegion>
      <Controls
        stop={stop}
        rights={{ mayDecide, mayMove }}
        mayManage={mayManage}
        onStep={stops.length > 0 ? step : null}
        onDeed={(what) => what !== 'projector' && begin(what)}
      />
      {stop?.register && !mayManage && (
        <div className={styles['mine']}>
          <MyStand key={stop.key} block={stop.register} />
        </div>
      )}
      <StopDialogs {...{ meeting: view, open, paperId, stop }} onClose={() => setOpen(null)} />
    </div>
  );
}

/** Where in the paper the meeting was last: what was settled there is gone, and the way goes on from it. */
function useLastOrder(stop: OpenStop | null): number {
  const [order, setOrder] = useState(-1);
  if (stop && stop.order !== order) setOrder(stop.order);
  return stop?.order ?? order;
}

/** The next passage after a place in the paper, or the one before it. */
function stopAfter(stops: readonly OpenStop[], order: number, by: 1 | -1): OpenStop | undefined {
  return by === 1
    ? stops.find((stop) => stop.order > order)
    : stops.findLast((stop) => stop.order < order);
}

/** The passage of this name; the first where none is named, and none where it was settled meanwhile. */
function stopAt(stops: readonly OpenStop[], key: string | null): OpenStop | null {
  return (key === null ? stops[0] : stops.find((stop) => stop.key === key)) ?? null;
}
