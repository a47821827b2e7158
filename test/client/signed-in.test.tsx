// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LookContext } from '#client/app/look.ts';
import { SignedIn } from '#client/app/SignedIn.tsx';
import { useMe } from '#client/member/me.ts';
import { drawRoutes, ME, refused, serve } from '#test/client/draw.tsx';

/** The door with a screen behind it. */
function Screen() {
  return <p>here is {useMe().person.name}</p>;
}

const changes: unknown[] = [];
const drawn = (at: string) =>
  drawRoutes(
    [
      {
        element: (
          <LookContext
            value={{ language: 'he', theme: 'light', change: (look) => changes.push(look) }}
          >
            <SignedIn />
          </LookContext>
        ),
        children: [
          { path: '/forums/:forumId', element: <Screen /> },
          { index: true, element: <Screen /> },
        ],
      },
      { path: '/sign-in', element: <p>sign in</p> },
    ],
    at,
  );

beforeEach(() => {
  changes.length = 0;
  // jsdom has no event streams; what they bring is tested by itself.
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the door of the screens for members', () => {
  it('[CL22] lets a known person in, in their own language and theme', async () => {
    serve({ 'GET /api/me': { ...ME, person: { ...ME.person, language: 'en', theme: 'dark' } } });
    drawn('/forums/forum-0001');
    await screen.findByText(/here is/);
    expect(changes).toEqual([{ language: 'en', theme: 'dark' }]);
  });

  it('[CL22] sends somebody unknown to sign in, and remembers the place', async () => {
    serve({ 'GET /api/me': refused('not-signed-in', 401) });
    const { where } = drawn('/forums/forum-0001?from=mail#session-1');
    await screen.findByText('sign in');
    expect(where()).toBe('/sign-in?next=%2Fforums%2Fforum-0001%3Ffrom%3Dmail%23session-1');
  });

  it('[CL22] needs no place for home', async () => {
    serve({ 'GET /api/me': refused('not-signed-in', 401) });
    const { where } = drawn('/');
    await waitFor(() => expect(where()).toBe('/sign-in'));
  });

  it('[CL22] says plainly when the server does not answer as it should', async () => {
    serve({ 'GET /api/me': { person: 'somebody' } });
    drawn('/forums/forum-0001');
    expect((await screen.findByRole('alert')).textContent).toContain('תשובה שאינה מובנת');
    expect(screen.queryByText(/here is/)).toBeNull();
  });
});
