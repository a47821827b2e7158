// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignInScreen } from '#client/sign-in/SignInScreen.tsx';
import { drawRoutes, refused, serve } from '#test/client/draw.tsx';

const SET_UP = {
  'GET /api/sign-in': { setUp: true, contact: null, passkeyHost: null, provider: null },
};
const SENT = { 'POST /api/sign-in': { resendAfterSeconds: 60 } };

const drawn = (at = '/sign-in') =>
  drawRoutes(
    [
      { path: '/sign-in', element: <SignInScreen /> },
      { path: '*', element: <p>arrived</p> },
    ],
    at,
  );

const type = async (label: RegExp, text: string) => {
  const field = await screen.findByLabelText(label);
  fireEvent.change(field, { target: { value: text } });
  if (field instanceof HTMLInputElement) field.form?.requestSubmit();
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('signing in', () => {
  it('[CL20] asks with the address and the place that was wanted, and says only "if"', async () => {
    const sent = serve({ ...SET_UP, ...SENT });
    drawn('/sign-in?next=%2Fpapers%2Fpaper-0001');
    await type(/כתובת דוא״ל/, 'Somebody@Example.org ');
    await screen.findByText(/אם הכתובת/);
    expect(sent.at(-1)).toEqual({
      asked: 'POST /api/sign-in',
      body: { email: 'somebody@example.org', next: '/papers/paper-0001' },
    });
    expect(localStorage.getItem('nayar.email')).toBe('somebody@example.org');
    expect(screen.getByText('אפשר לשלוח שוב בעוד 60 שניות')).toBeDefined();
  });

  it('[CL24] shows only a mask of the address, and forgets it on a shared computer', async () => {
    localStorage.setItem('nayar.email', 'before@example.org');
    const sent = serve({ ...SET_UP, ...SENT });
    drawn();
    fireEvent.click(await screen.findByRole('checkbox', { name: /מחשב משותף/ }));
    await type(/כתובת דוא״ל/, 'somebody@example.org');
    expect((await screen.findByText(/אם הכתובת/)).textContent).toContain('s…@example.org');
    expect(sent.at(-1)?.body).toEqual({ email: 'somebody@example.org', shared: true });
    expect(localStorage.getItem('nayar.email')).toBeNull();
  });

  it('[CL20] sends nothing for what is no address, and says what one looks like', async () => {
    const sent = serve({ ...SET_UP, ...SENT });
    drawn();
    await type(/כתובת דוא״ל/, 'nobody');
    await screen.findByText(/name@example.org/);
    expect(sent.some(({ asked }) => asked.startsWith('POST'))).toBe(false);
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])(
    '[CL20] a place like %s is not passed on',
    async (next) => {
      const sent = serve({ ...SET_UP, ...SENT });
      drawn(`/sign-in?next=${encodeURIComponent(next)}`);
      await type(/כתובת דוא״ל/, 'a@example.org');
      await screen.findByText(/אם הכתובת/);
      expect(sent.at(-1)?.body).toEqual({ email: 'a@example.org' });
    },
  );

  it('[CL20] a code, spaces and all, goes where the server says; a wrong one stays, with the reason', async () => {
    const codes = (body: unknown) =>
      JSON.stringify(body).includes('123456')
        ? { next: '/forums/forum-0001' }
        : refused('code-wrong', 400);
    serve({ ...SET_UP, ...SENT, 'POST /api/sign-in/code': codes });
    const { where } = drawn();
    await type(/כתובת דוא״ל/, 'a@example.org');
    await type(/קוד/, '111111');
    expect((await screen.findByRole('alert')).textContent).toContain('הקוד אינו נכון');
    await type(/קוד/, '123 456');
    await screen.findByText('arrived');
    expect(where()).toBe('/forums/forum-0001');
  });

  it('[CL20] never leaves this site, whatever the server says', async () => {
    serve({ ...SET_UP, ...SENT, 'POST /api/sign-in/code': { next: '//elsewhere.example' } });
    const { where } = drawn();
    await type(/כתובת דוא״ל/, 'a@example.org');
    await type(/קוד/, '123456');
    await waitFor(() => expect(where()).toBe('/'));
  });

  it('[CL20] a workspace that is not set up says where its link is', async () => {
    serve({
      'GET /api/sign-in': { setUp: false, contact: null, passkeyHost: null, provider: null },
    });
    drawn();
    expect(await screen.findByText('סביבת העבודה עוד לא הוקמה')).toBeDefined();
    expect(screen.queryByLabelText(/כתובת דוא״ל/)).toBeNull();
  });
});
