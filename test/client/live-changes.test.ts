import { describe, expect, it } from 'vitest';
import { changedKeys } from '#client/notice/live-changes.ts';

const addresses = (keys: ReturnType<typeof changedKeys>) => keys?.map((key) => key[0]) ?? null;

describe('what a live event makes old', () => {
  it('[CL12] a change of me makes everything old: what I may see has changed', () => {
    expect(changedKeys({ kind: 'me-changed' })).toBeNull();
  });

  it('[CL12] a paper: its card, its forum’s lists, and home', () => {
    const keys = changedKeys({
      kind: 'paper-changed',
      forumId: 'forum-0001',
      paperId: 'paper-0001',
    });
    expect(addresses(keys)).toEqual([
      '/api/papers/{paperId}',
      '/api/papers/{paperId}/access',
      '/api/forums/{forumId}/member-changes',
      '/api/papers/{paperId}/follow-up',
      '/api/forums/{forumId}/register',
      '/api/recommendations/{paperId}/{blockId}',
      '/api/me/waiting',
      '/api/papers/{paperId}/reservations',
      '/api/papers/{paperId}/inclusions',
      '/api/forums/{forumId}/papers',
      '/api/forums/{forumId}/archive',
      '/api/forums/{forumId}/templates',
      '/api/forums/{forumId}/sessions',
      '/api/sessions/{sessionId}',
      '/api/home',
    ]);
    expect(keys?.[0]?.[1]).toEqual({ paperId: 'paper-0001' });
    expect(keys?.[2]?.[1]).toEqual({ forumId: 'forum-0001' });
  });

  it('[CL12] what is said about a paper: that, and nothing of the paper itself', () => {
    const about = { forumId: 'forum-0001', paperId: 'paper-0001' };
    expect(changedKeys({ kind: 'threads-changed', ...about })).toEqual([
      ['/api/papers/{paperId}/threads', { paperId: 'paper-0001' }],
      ['/api/me/remarks'],
      ['/api/me/waiting'],
    ]);
  });

  it('[CL12] decisions about suggestions: what became of them', () => {
    const about = { forumId: 'forum-0001', paperId: 'paper-0001' };
    expect(changedKeys({ kind: 'decisions-changed', ...about })).toEqual([
      ['/api/papers/{paperId}/decisions', { paperId: 'paper-0001' }],
      ['/api/me/remarks'],
      ['/api/me/waiting'],
      ['/api/papers/{paperId}/versions/{versionId}'],
    ]);
  });

  it('[CL12] a meeting: how it goes on, and what was recorded in it', () => {
    const event = { forumId: 'forum-0001', sessionId: 'session-0001' };
    expect(changedKeys({ kind: 'meeting-changed', ...event })).toEqual([
      ['/api/sessions/{sessionId}/meeting', { sessionId: 'session-0001' }],
      ['/api/sessions/{sessionId}/decisions', { sessionId: 'session-0001' }],
      ['/api/forums/{forumId}/decisions', { forumId: 'forum-0001' }],
    ]);
  });

  it('[CL12] the common work of a forum: that part of it alone, and what waits', () => {
    const event = { kind: 'forum-work-changed', forumId: 'forum-0001', part: 'ratings' } as const;
    expect(changedKeys(event)).toEqual([
      ['/api/forums/{forumId}/ratings', { forumId: 'forum-0001' }],
      ['/api/me/waiting'],
    ]);
  });

  it('[CL12] somebody who asks to be let in: the list of those who wait', () => {
    const keys = changedKeys({ kind: 'access-asked', forumId: 'forum-0001' });
    expect(addresses(keys)).toEqual(['/api/access-requests', '/api/me/waiting']);
  });

  it('[CL12] members: the list, the forum that counts them, and who sees and helps', () => {
    expect(addresses(changedKeys({ kind: 'members-changed', forumId: 'forum-0001' }))).toEqual([
      '/api/forums/{forumId}/members',
      '/api/forums/{forumId}',
      '/api/forums',
      '/api/forums/{forumId}/member-changes',
      '/api/papers/{paperId}/access',
      '/api/coordinators',
      '/api/papers/{paperId}/threads',
    ]);
  });

  it('[CL12] a forum: itself, its sessions, the list of forums, and home', () => {
    expect(addresses(changedKeys({ kind: 'forum-changed', forumId: 'forum-0001' }))).toEqual([
      '/api/forums/{forumId}/register',
      '/api/forums',
      '/api/forums/{forumId}',
      '/api/forums/{forumId}/sessions',
      '/api/sessions/{sessionId}',
      '/api/forums/{forumId}/papers',
      '/api/home',
      '/api/me/waiting',
    ]);
  });
});
