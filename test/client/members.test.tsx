// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { MembersScreen } from '#client/member/MembersScreen.tsx';
import { MeContext } from '#client/member/me.ts';
import { drawRoutes, ME, refused, serve, setNarrow } from '#test/client/draw.tsx';

const FORUM: ForumView = {
  id: 'forum-0001',
  name: 'פורום מנהלי מחוזות',
  purpose: '',
  groups: [],
  plan: [],
  createdAt: '2026-11-01T10:00:00.000Z',
  myRole: 'coordinator',
  memberCount: 2,
  mayStartPaper: true,
};
const aMember = (id: string, about: Partial<MemberCard>): MemberCard => ({
  id: `membership-${id}`,
  personId: `person-${id}`,
  name: 'רכזת הפורום',
  title: null,
  office: null,
  region: null,
  expertise: null,
  role: 'coordinator',
  groupIds: [],
  suspended: false,
  email: null,
  invitedAt: null,
  seenAt: null,
  refused: null,
  mayEdit: true,
  ...about,
});
const MEMBERS = [
  aMember('0001', {}),
  aMember('0002', { name: 'ממונה מחוז צפון', role: 'author', suspended: true }),
];
const ANSWERS = {
  'GET /api/forums/forum-0001': FORUM,
  'GET /api/forums/forum-0001/members': { members: MEMBERS, mayManage: true },
};

const drawn = (answers: Readonly<Record<string, unknown>> = {}) => {
  setNarrow(false);
  const sent = serve({ ...ANSWERS, ...answers });
  drawRoutes(
    [
      {
        path: '/forums/:forumId/members',
        element: (
          <MeContext value={ME}>
            <MembersScreen />
          </MeContext>
        ),
      },
    ],
    '/forums/forum-0001/members',
  );
  return sent;
};
const openFor = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`שינוי: ${name}`) }));
  return within(await screen.findByRole('dialog'));
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the members of a forum', () => {
  it('[CL7] stand with their roles in words, and who is suspended', async () => {
    drawn();
    const table = within(await screen.findByRole('table', { name: 'חברי הפורום' }));
    expect(table.getByText(/רכז\/ת/)).toBeDefined();
    expect(table.getByText('מושעה')).toBeDefined();
  });

  it('[CL16] a search counts what it finds, and says when it finds nobody', async () => {
    drawn();
    const field = await screen.findByRole('searchbox');
    fireEvent.change(field, { target: { value: 'צפון' } });
    expect(await screen.findByText('נמצאה רשומה אחת')).toBeDefined();
    fireEvent.change(field, { target: { value: 'דרום' } });
    expect(await screen.findByText('לא נמצאו חברים מתאימים')).toBeDefined();
  });

  it('[CL21] a refused change stays open with the choice and the reason', async () => {
    const address = 'PATCH /api/forums/forum-0001/members/membership-0001';
    const sent = drawn({ [address]: refused('last-coordinator', 409) });
    const dialog = await openFor('רכזת הפורום');
    fireEvent.click(dialog.getByRole('radio', { name: /כותב\/ת/ }));
    fireEvent.click(dialog.getByRole('button', { name: 'שמירה' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('חייב להישאר');
    expect(sent.at(-1)).toEqual({
      asked: address,
      body: { role: 'author', groupIds: [], suspended: false },
    });
    expect(dialog.getByRole('radio', { name: /כותב\/ת/ })).toHaveProperty('checked', true);
  });

  it('[CL21] a removal is asked about first, and a refused one says why', async () => {
    const address = 'DELETE /api/forums/forum-0001/members/membership-0002';
    const sent = drawn({ [address]: refused('role-too-low', 403) });
    const dialog = await openFor('ממונה מחוז צפון');
    fireEvent.click(dialog.getByRole('button', { name: 'הוצאה מהפורום' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(sent.some(({ asked }) => asked === address)).toBe(false);
    fireEvent.click(question.getByRole('button', { name: 'הוצאה מהפורום' }));
    expect((await question.findByRole('alert')).textContent).toContain('התפקיד שלך');
  });

  it('[CL21] an address that is a member’s already is said so', async () => {
    drawn({ 'POST /api/forums/forum-0001/members': refused('already-exists', 409) });
    fireEvent.click(await screen.findByRole('button', { name: 'צירוף לפורום' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'צירוף' }));
    await waitFor(() => expect(dialog.getByText('שדה חובה')).toBeDefined());
    fireEvent.change(dialog.getByLabelText(/כתובת דוא״ל/), { target: { value: 'a@example.org' } });
    fireEvent.change(dialog.getByLabelText(/^שם/), { target: { value: 'חברה חדשה' } });
    fireEvent.click(dialog.getByRole('button', { name: 'צירוף' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('כבר שייכת');
  });
});
