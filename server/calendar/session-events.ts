import type { CalendarEvent } from '#shared/calendar/icalendar.ts';
import { agendaTimes, clockAfter } from '#shared/session/agenda.ts';
import { type Session, type SessionRow, wholeSession } from '#shared/session/session.ts';
import type { Say } from '#shared/locale/say.ts';

/** Sessions that have a day, as a calendar shows them, in the words of one language. */
export function sessionEvents(
  rows: readonly SessionRow[],
  say: Say,
  publicUrl: string,
): readonly CalendarEvent[] {
  return rows.map(wholeSession).flatMap((session) => {
    const { id, day, hours, calledOff, revision } = session;
    if (day === null) return [];
    const title = session.topics.map((topic) => topic.title).join(' · ');
    const isOpen = session.dayDoubtful || session.topics.some((topic) => topic.titleTentative);
    return [
      {
        // Bound to nothing that may change: neither to the address of the workspace, nor to the day.
        uid: `session-${id}@nayar`,
        sequence: revision,
        changedAt: new Date(session.changedAt ?? session.createdAt),
        day,
        hours,
        title: calledOff ? say('calendar.event.calledOff', { title }) : title,
        place: placeOf(session),
        description: descriptionOf(session, say),
        url: `${publicUrl}/sessions/${id}`,
        state: calledOff ? 'cancelled' : isOpen ? 'tentative' : 'confirmed',
      },
    ];
  });
}

function placeOf({ host, place }: Session): string | null {
  const parts = [host, place].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function descriptionOf(session: Session, say: Say): string {
  const { topics, agenda, hours, dayDoubtful } = session;
  const tentative = (is: boolean) => (is ? ` ${say('calendar.event.tentative')}` : '');
  const leads = topics.flatMap(({ title, titleTentative, lead, leadTentative }) => {
    const line = `${title}${tentative(titleTentative)}`;
    if (lead === null) return [line];
    return [`${line}. ${say('calendar.event.lead', { lead })}${tentative(leadTentative)}`];
  });
  const times = agendaTimes(agenda);
  const items = agenda.map(({ title, minutes }, place) => {
    const clock = hours === null ? '' : `${clockAfter(hours.from, times[place]?.from ?? 0)} `;
    return `${clock}${title} (${say('session.minutes', { count: minutes })})`;
  });
  return [
    ...(dayDoubtful ? [say('calendar.event.doubtful')] : []),
    ...leads,
    ...(items.length > 0 ? [say('calendar.event.agenda'), ...items] : []),
  ].join('\n');
}
