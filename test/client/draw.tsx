import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import type { Me } from '#shared/member/member-contract.ts';
import { createQueryClient } from '#client/http/query.ts';
import { Locale } from '#client/locale/Locale.tsx';
import { createSpeech } from '#client/locale/speech.ts';
import { MeContext } from '#client/member/me.ts';

/** What the server answers, by method and address; a function is asked each time, with the body that was sent. */
export type Answers = Readonly<Record<string, unknown>>;

/** A refusal as the server words it. */
export function refused(code: string, status: number): Response {
  const message = { he: 'לא', en: 'No' };
  const problem = { type: 'about:blank', title: code, status, code, message };
  return new Response(JSON.stringify(problem), { status });
}

/** Answers the page's calls, and keeps what was sent. */
export function serve(answers: Answers): { readonly asked: string; readonly body: unknown }[] {
  const sent: { asked: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const asked = `${String(method)} ${path}`;
    const given: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    sent.push({ asked, body: given });
    const answer = answers[asked];
    const told: unknown = typeof answer === 'function' ? answer(given) : answer;
    if (told === undefined) return refused('not-found', 404);
    return told instanceof Response ? told : new Response(JSON.stringify(told));
  });
  return sent;
}

/** What jsdom lacks of a window: it lays nothing out, and so cannot say how wide it is; and it escapes no selectors. */
export function setNarrow(isNarrow: boolean): void {
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.stubGlobal('matchMedia', () => ({
    matches: isNarrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

export const ME: Me = {
  person: {
    id: 'person-0001',
    email: 'coordinator@example.org',
    name: 'רכזת הפורום',
    title: null,
    office: null,
    region: null,
    expertise: null,
    language: 'he',
    theme: 'light',
    stewardsWorkspace: false,
    createdAt: '2026-11-01T10:00:00.000Z',
  },
  memberships: [],
};

/** Draws routes in Hebrew, at an address. */
export function drawRoutes(routes: RouteObject[], at: string) {
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const page = render(
    <QueryClientProvider client={createQueryClient()}>
      <Locale speech={createSpeech()} language="he">
        <RouterProvider router={router} />
      </Locale>
    </QueryClientProvider>,
  );
  return { ...page, where: () => router.state.location.pathname + router.state.location.search };
}

/** Draws one element for somebody who is signed in. */
export function draw(element: ReactNode) {
  return drawRoutes([{ path: '*', element: <MeContext value={ME}>{element}</MeContext> }], '/');
}
