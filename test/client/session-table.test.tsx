// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SessionView } from '#shared/session/session-contract.ts';
import type { Topic } from '#shared/session/session.ts';
import { SessionTable } from '#client/session/SessionTable.tsx';
import { draw, setNarrow } from '#test/client/draw.tsx';

const aTopic = (about: Partial<Topic> = {}): Topic => ({
  title: 'מינוי בכירים',
  titleTentative: false,
  lead: 'מוביל המפגש',
  leadTentative: false,
  leadId: null,
  ...about,
});
const aSession = (about: Partial<SessionView> = {}): SessionView => ({
  id: 'session-0001',
  forumId: 'forum-0001',
  groupId: null,
  day: '2024-01-21',
  dayDoubtful: false,
  host: null,
  hours: null,
  place: null,
  agenda: [],
  calledOff: false,
  batchId: null,
  revision: 0,
  changedAt: null,
  respondents: [],
  mayManage: false,
  topics: [aTopic()],
  respondentIds: [],
  createdAt: '2026-11-01T10:00:00.000Z',
  forumName: 'פורום',
  groupName: null,
  papers: [],
  ...about,
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe.each([
  ['a table', false],
  ['cards', true],
])('sessions as %s', (_, isNarrow) => {
  const drawn = (sessions: readonly SessionView[]) => {
    setNarrow(isNarrow);
    draw(<SessionTable sessions={sessions} />);
    return within(screen.getByRole(isNarrow ? 'list' : 'table', { name: /מפגשי הפורום/ }));
  };

  it('[CL19] a day in words, or that it is still to be set', () => {
    const sessions = drawn([aSession(), aSession({ id: 'session-0002', day: null })]);
    expect(sessions.getByText('21 בינואר 2024')).toBeDefined();
    expect(sessions.getByText('ייקבע')).toBeDefined();
  });

  it('[CL19] a day that looks wrong is shown as it is, with a mark, and not as held', () => {
    const sessions = drawn([aSession({ day: '2023-04-14', dayDoubtful: true })]);
    expect(sessions.getByText('14 באפריל 2023')).toBeDefined();
    expect(sessions.getByText('ייתכן שהתאריך שגוי')).toBeDefined();
    expect(sessions.queryByText('התקיים')).toBeNull();
  });

  it('[CL19] a tentative topic and a tentative lead are marked each by itself', () => {
    const topics = [
      aTopic(),
      aTopic({ title: 'חוק יסוד', titleTentative: true, lead: null }),
      aTopic({ title: 'מדידה', lead: 'מובילה', leadTentative: true }),
    ];
    const sessions = drawn([aSession({ topics })]);
    expect(sessions.getAllByText('נושא לבירור')).toHaveLength(1);
    expect(sessions.getAllByText('לבירור')).toHaveLength(1);
    expect(sessions.getAllByText('טרם נקבע')).toHaveLength(1);
  });

  it('[CL19] the first that is ahead is called the next', () => {
    const ahead = [
      aSession({ id: 'session-0002', day: '2999-01-01' }),
      aSession({ id: 'session-0003', day: '2999-02-01' }),
    ];
    expect(drawn([aSession(), ...ahead]).getAllByText('המפגש הבא')).toHaveLength(1);
  });
});
