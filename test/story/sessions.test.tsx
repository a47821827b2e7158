// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoryView } from '#shared/story/story-contract.ts';
import { StorySessions } from '#client/story/StorySessions.tsx';
import { draw } from '#test/client/draw.tsx';

afterEach(cleanup);

describe('the sessions in a story', () => {
  it('[ST7] lead to the page of the session, also where its day is to be set', () => {
    const topic = { title: 'מבנה הממשלה', titleTentative: false, lead: null, leadTentative: false };
    const topics = [{ ...topic, leadId: null }];
    const sessions = [
      { id: 'session-0001', day: '2026-12-10', dayDoubtful: false, topics },
      { id: 'session-0002', day: null, dayDoubtful: false, topics },
    ];
    draw(<StorySessions story={{ sessions } as unknown as StoryView} />);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/sessions/session-0001',
      '/sessions/session-0002',
    ]);
  });
});
