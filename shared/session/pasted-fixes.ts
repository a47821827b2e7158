import type { SessionWish } from '#shared/session/session-contract.ts';
import { isContinued, marksOf, severalTopics } from '#shared/session/pasted-marks.ts';
import { type PasteSetting, type SessionDraft, topicOf } from '#shared/session/pasted-sessions.ts';
import { LINE_IN_CELL } from '#shared/pasted/pasted-table.ts';
import type { Topic } from '#shared/session/session.ts';

type Drafts = readonly SessionDraft[];

/** One row changed by hand. */
export function withDraft(drafts: Drafts, key: string, some: Partial<SessionDraft>): Drafts {
  return drafts.map((draft) => (draft.key === key ? { ...draft, ...some } : draft));
}

export function withTopic(
  drafts: Drafts,
  { key, topic: place }: { readonly key: string; readonly topic: number },
  some: Partial<Topic>,
): Drafts {
  return drafts.map((draft) => {
    if (draft.key !== key) return draft;
    const topics = draft.topics.map((topic, other) =>
      other === place ? { ...topic, ...some } : topic,
    );
    return { ...draft, topics };
  });
}

/** Somebody says that a mark is right as it is. */
export function settled(drafts: Drafts, key: string, markId: string): Drafts {
  return drafts.map((draft) =>
    draft.key === key ? { ...draft, settled: [...draft.settled, markId] } : draft,
  );
}

/** A row of which somebody says that it goes on with the meeting above: its topics are that meeting's. */
export function joinedAbove(drafts: Drafts, key: string): Drafts {
  const place = drafts.findIndex((draft) => draft.key === key);
  const above = drafts[place - 1];
  const joining = drafts[place];
  if (!above || !joining) return drafts;
  const kept = above.topics.map((topic, at) =>
    at === above.topics.length - 1 ? { ...topic, title: withoutPlus(topic.title) } : topic,
  );
  const joined = { ...above, topics: [...kept, ...joining.topics] };
  return drafts.flatMap((draft) => {
    if (draft.key === key) return [];
    return [draft.key === above.key ? joined : draft];
  });
}

export function withoutPlus(title: string): string {
  return isContinued(title) ? title.replace(/\s*\+\s*$/, '') : title;
}

/** One cell's topics apart. Leads that are as many go with them one by one; otherwise each topic keeps all as written. */
export function split(drafts: Drafts, key: string, setting: PasteSetting): Drafts {
  return drafts.map((draft) => {
    if (draft.key !== key) return draft;
    const titles = severalTopics(draft);
    const leads = draft.written.lead.split(new RegExp(`${LINE_IN_CELL}|\\s\\+\\s|;\\s|,\\s`, 'u'));
    const isPaired = leads.length === titles.length;
    const topics = titles.map((title, place) =>
      topicOf(title, (isPaired ? leads[place] : draft.written.lead) ?? '', setting),
    );
    return { ...draft, topics };
  });
}

/** Nothing stands in the way of sending. */
export function areReady(drafts: Drafts, setting: PasteSetting): boolean {
  const kept = drafts.filter(({ isLeftOut }) => !isLeftOut);
  return (
    kept.length > 0 &&
    kept.every((draft) =>
      marksOf(draft, drafts, setting).every(({ mustBeAnswered }) => !mustBeAnswered),
    )
  );
}

/** What is sent. A day that is still marked goes as it is written, with its mark. */
export function wishesOf(drafts: Drafts, setting: PasteSetting): readonly SessionWish[] {
  return drafts
    .filter(({ isLeftOut }) => !isLeftOut)
    .map((draft) => {
      const isMarked = marksOf(draft, drafts, setting).some(
        ({ code }) => code === 'day-other-year' || code === 'day-other-weekday',
      );
      return {
        groupId: draft.groupId,
        day: draft.day,
        dayDoubtful: draft.day !== null && isMarked,
        hours: draft.hours,
        host: draft.host,
        place: draft.place,
        topics: draft.topics.map((topic) => ({ ...topic, title: topic.title.trim() })),
        agenda: [],
        respondentIds: [],
      };
    });
}
