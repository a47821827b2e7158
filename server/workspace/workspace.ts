import type { Bus } from '#server/bus/bus.ts';
import { type FoundForum, forumFounder } from '#server/forum/found-forum.ts';
import { Memberships } from '#server/member/membership.ts';
import { Visits } from '#server/member/visits.ts';
import { WaitingList } from '#server/notice/waiting-list.ts';
import { type CardChanger, cardChanger } from '#server/paper/change-card.ts';
import {
  type PaperLayer,
  paperLayer,
  type PaperMaker,
  paperMaker,
} from '#server/paper/start-paper.ts';
import { TextChanges } from '#server/paper/text-change.ts';
import type { Storage } from '#server/storage/storage.ts';

/** What can be done in a workspace, without any network: the server and the command line stand on the same. */
export interface Workspace {
  readonly storage: Storage;
  readonly bus: Bus;
  readonly memberships: Memberships;
  readonly visits: Visits;
  readonly found: FoundForum;
  readonly layPaper: PaperLayer;
  readonly startPaper: PaperMaker;
  readonly changeCard: CardChanger;
  readonly textChanges: TextChanges;
  /** Where each room announces what waits for people. */
  readonly waits: WaitingList;
  readonly now: () => Date;
}

export function workspaceOver(storage: Storage, bus: Bus, now: () => Date): Workspace {
  const { catalogue, audit, papers, openings } = storage;
  const layPaper = paperLayer({ catalogue, papers, audit, bus, now });
  return {
    storage,
    bus,
    memberships: new Memberships({ catalogue, audit, bus, now }),
    visits: new Visits(openings, now),
    found: forumFounder({ catalogue, audit, now }),
    layPaper,
    startPaper: paperMaker(layPaper),
    changeCard: cardChanger({ catalogue, audit, bus, now }),
    textChanges: new TextChanges(catalogue, bus),
    waits: new WaitingList(now),
    now,
  };
}
