import type { CommentView, ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';

const AT = '2026-11-20T10:00:00.000Z';

export function aComment(about: Partial<CommentView> = {}): CommentView {
  return {
    id: 'comment-0001',
    authorId: 'person-0002',
    authorName: 'ממונה מחוז צפון',
    at: AT,
    body: [{ runs: [{ text: 'להבחין בין תשתית משפטית לניהולית' }] }],
    editedAt: null,
    deletedAt: null,
    earlier: [],
    reactions: [],
    isMine: false,
    ...about,
  };
}

/** An open thread by somebody else; a test overrides only what it is about. */
export function aThread(about: Partial<ThreadView> = {}): ThreadView {
  return {
    id: 'AAAAAAAA',
    number: 1,
    kind: 'general',
    anchor: { kind: 'passage', blockId: 'block-0001' },
    quote: 'אתגרים מערכתיים',
    passage: 'לצד אלה ניצבים אתגרים מערכתיים',
    proposal: null,
    group: null,
    state: 'open',
    sameAs: null,
    answers: [],
    assignee: null,
    authorId: 'person-0002',
    authorName: 'ממונה מחוז צפון',
    at: AT,
    changedAt: AT,
    comments: [aComment()],
    isMine: false,
    isFollowed: false,
    ...about,
  };
}

export const ANSWER: ThreadView['answers'][number] = {
  disposition: 'accepted-in-part',
  reason: 'הניסוח ישונה',
  byName: 'מובילת המפגש',
  at: AT,
  insisted: null,
};

export const RIGHTS: ThreadRights = {
  mayComment: true,
  mayDispose: false,
  mayAssign: false,
  groups: [],
  people: [],
};
