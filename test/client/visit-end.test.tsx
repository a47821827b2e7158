// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VisitEnd } from '#client/sign-in/VisitEnd.tsx';
import { draw, serve } from '#test/client/draw.tsx';

const MINUTE = 60_000;
const endingIn = (minutes: number) => ({
  isShared: true,
  endsAt: new Date(Date.now() + minutes * MINUTE).toISOString(),
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the end of a visit', () => {
  it('[CL23] is said a quarter of an hour before, and put off with one press', async () => {
    const sent = serve({ 'GET /api/me/visit': endingIn(14), 'POST /api/me/visit': endingIn(720) });
    draw(<VisitEnd />);
    const stay = await screen.findByRole('button', { name: 'להישאר מחוברים' });
    expect(stay.closest('[aria-live]')).not.toBeNull();
    fireEvent.click(stay);
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
    expect(sent.map(({ asked }) => asked)).toEqual(['GET /api/me/visit', 'POST /api/me/visit']);
  });

  it('[CL23] is not spoken of before', async () => {
    const sent = serve({ 'GET /api/me/visit': endingIn(30) });
    const { container } = draw(<VisitEnd />);
    await waitFor(() => expect(sent).toHaveLength(1));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(container.textContent).toBe('');
  });
});
