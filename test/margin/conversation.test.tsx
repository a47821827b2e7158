// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { keepDraft, keptDraft } from '#client/remembered/draft.ts';
import { NewRemark } from '#client/thread/NewRemark.tsx';
import { ThreadCard } from '#client/thread/ThreadCard.tsx';
import { formOf } from '#client/thread/use-remark-draft.ts';
import type { Outcome } from '#client/thread/use-send-remark.ts';
import { draw, ME, refused, serve, setNarrow } from '#test/client/draw.tsx';
import { aComment, ANSWER, aThread, RIGHTS } from '#test/margin/a-thread.ts';

const PAPER = 'paper-0001';
const ADDRESS = `/api/papers/${PAPER}/threads`;
const said = (text: string) => JSON.stringify([{ runs: [{ text }] }]);

// jsdom lays nothing out, and the editor of a comment asks where its letters are.
function layOut() {
  setNarrow(false);
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
}

function card(about: Partial<ThreadView>, rights: Partial<ThreadRights> = {}, isActive = true) {
  layOut();
  const thread = aThread(about);
  const all = {
    threads: [thread],
    rights: { ...RIGHTS, ...rights },
    isHere: true,
    error: null,
    refetch: () => undefined,
  };
  draw(
    <ThreadCard
      paperId={PAPER}
      thread={thread}
      all={all}
      isActive={isActive}
      wantsFocus={false}
      onFocused={() => undefined}
      hasQuote
      onOpen={() => undefined}
      onFold={() => undefined}
      onText={null}
      isInText={false}
    />,
  );
  return within(screen.getByRole('article'));
}
/** What was sent beside the word that somebody looked. */
const acts = <One extends { readonly asked: string }>(sent: readonly One[]) =>
  sent.filter(({ asked }) => !asked.endsWith('/remarks/look'));
const button = (name: RegExp | string) => screen.queryByRole('button', { name });

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('the states of a thread', () => {
  it.each<[string, Partial<ThreadView>, string[]]>([
    ['answered', { state: 'answered', answers: [ANSWER] }, ['התקבלה בחלקה', 'הניסוח ישונה']],
    ['settled', { state: 'settled', answers: [ANSWER] }, ['המענה התקבל']],
    ['withdrawn', { state: 'withdrawn' }, ['נמשכה']],
    [
      'open again',
      { answers: [{ ...ANSWER, insisted: { reason: 'חסר נתון', at: ANSWER.at } }] },
      ['ממתינה למענה נוסף', 'חסר נתון'],
    ],
    ['private', { group: { id: 'group-0001', name: 'ירושלים' } }, ['ירושלים']],
    ['assigned', { assignee: { id: 'person-0009', name: 'דנה' } }, ['דנה']],
    ['joined', { sameAs: 'AAAAAAAA' }, ['אוחדה']],
  ])('[MG8] are said in words: %s', (_, about, words) => {
    serve({});
    const text = card(about);
    for (const word of words) expect(text.getAllByText(new RegExp(word)).length).toBeGreaterThan(0);
  });

  it('[MG8] says that a comment was deleted, that one was edited, and who reacted', () => {
    serve({});
    const text = card({
      comments: [
        aComment({ editedAt: ANSWER.at }),
        aComment({ id: 'comment-0002', body: null, deletedAt: ANSWER.at }),
        aComment({
          id: 'comment-0003',
          reactions: [{ reaction: 'agree', names: ['דנה', 'יוסי'], isMine: false }],
        }),
      ],
    });
    expect(text.queryByText('נערכה')).not.toBeNull();
    expect(text.queryByText('התגובה נמחקה.')).not.toBeNull();
    expect(text.queryByRole('button', { name: /הסכמה.*דנה.*יוסי/ })).not.toBeNull();
  });
});

describe('what is offered', () => {
  const answered: Partial<ThreadView> = { state: 'answered', answers: [ANSWER] };

  it('[MG7] is answering to those who dispose, while it waits for an answer', () => {
    serve({});
    card({}, { mayDispose: true });
    expect(button('מענה')).not.toBeNull();
    cleanup();
    card({});
    expect(button('מענה')).toBeNull();
    cleanup();
    card({ state: 'settled' }, { mayDispose: true });
    expect(button(/^מענה/)).toBeNull();
  });

  it('[MG7] is accepting, and insisting once, to the author alone', () => {
    serve({});
    card({ ...answered, isMine: true });
    expect([button('קבלת המענה'), button('עמידה על ההערה')]).not.toContain(null);
    cleanup();
    card({ ...answered });
    expect(button('קבלת המענה')).toBeNull();
    cleanup();
    const before = { ...ANSWER, insisted: { reason: 'חסר', at: ANSWER.at } };
    card({
      state: 'answered',
      answers: [before, { ...ANSWER, at: '2026-11-21T10:00:00.000Z' }],
      isMine: true,
    });
    expect(button('קבלת המענה')).not.toBeNull();
    expect(button('עמידה על ההערה')).toBeNull();
  });

  it('[MG7] is nothing to those who may only look', () => {
    serve({});
    card({ ...answered, isMine: true }, { mayComment: false });
    for (const name of ['קבלת המענה', 'כתיבת תגובה', /פעולות על התגובה/])
      expect(button(name)).toBeNull();
  });

  it('[MG7] is editing and deleting what one wrote oneself', () => {
    serve({});
    card({ comments: [aComment({ isMine: true }), aComment({ id: 'comment-0002' })] });
    expect(screen.getAllByRole('button', { name: /פעולות על התגובה/ })).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('[MG7] goes with its reason, and without one it is asked for', async () => {
    const sent = serve({ [`POST ${ADDRESS}/answers`]: { answered: ['AAAAAAAA'] } });
    card({}, { mayDispose: true });
    fireEvent.click(button('מענה') as HTMLElement);
    fireEvent.click(screen.getByRole('radio', { name: /נדחתה/ }));
    fireEvent.click(screen.getByRole('button', { name: 'שליחת המענה' }));
    await screen.findByText('צריך לכתוב נימוק.');
    expect(acts(sent)).toEqual([]);
    fireEvent.change(screen.getByRole('textbox', { name: /נימוק/ }), {
      target: { value: 'אין נתונים' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'שליחת המענה' }));
    await waitFor(() => expect(acts(sent)).toHaveLength(1));
    expect(acts(sent)[0]?.body).toEqual({
      ids: ['AAAAAAAA'],
      disposition: 'rejected',
      reason: 'אין נתונים',
    });
  });
});

describe('a reply', () => {
  const form = formOf(PAPER, 'reply AAAAAAAA');

  it('[MG5] that was begun stands there again, and goes when it is sent', async () => {
    const thread = aThread();
    const sent = serve({ [`POST ${ADDRESS}/AAAAAAAA/comments`]: thread });
    keepDraft(ME.person.id, form, { body: said('מסכימה בהחלט') });
    card({});
    screen.getByText('מסכימה בהחלט');
    fireEvent.click(screen.getByRole('button', { name: 'שליחה' }));
    await waitFor(() => expect(acts(sent)).toHaveLength(1));
    expect(acts(sent)[0]?.body).toMatchObject({ body: [{ runs: [{ text: 'מסכימה בהחלט' }] }] });
    await waitFor(() => expect(keptDraft(ME.person.id, form)).toBeNull());
  });

  it('[MG5][MG6] that was refused stays, and is sent again as the same one', async () => {
    const sent = serve({
      [`POST ${ADDRESS}/AAAAAAAA/comments`]: () => refused('stage-closed', 403),
    });
    keepDraft(ME.person.id, form, { body: said('מסכימה') });
    card({});
    fireEvent.click(screen.getByRole('button', { name: 'שליחה' }));
    await screen.findByRole('alert');
    screen.getByText('מסכימה');
    fireEvent.click(screen.getByRole('button', { name: 'שליחה' }));
    await waitFor(() => expect(acts(sent)).toHaveLength(2));
    const ids = acts(sent).map(({ body }) => (body as { commentId: string }).commentId);
    expect(ids[0]).toMatch(/^[\w-]{8,64}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('[MG5] says on the folded card that it was begun', () => {
    serve({});
    keepDraft(ME.person.id, form, { body: said('מסכימה') });
    expect(card({}, {}, false).queryByText('טיוטה')).not.toBeNull();
  });
});

describe('a new remark', () => {
  const place = {
    anchor: {
      kind: 'passage',
      start: 'AA==',
      end: 'AQ==',
      blockId: 'block-0001',
      quote: 'אתגרים מערכתיים',
    },
    quote: 'אתגרים מערכתיים',
  } as const;
  const form = formOf(PAPER, 'passage block-0001 אתגרים מערכתיים');
  const compose = (
    rights: Partial<ThreadRights> = {},
    onDone: (outcome: Outcome) => void = () => undefined,
  ) => {
    layOut();
    draw(
      <NewRemark
        paperId={PAPER}
        place={place}
        rights={{ ...RIGHTS, ...rights }}
        onDone={onDone}
        onLeave={() => undefined}
      />,
    );
  };

  it('[MG5] goes with its kind, its proposed wording and whom it is for', async () => {
    const sent = serve({ [`POST ${ADDRESS}`]: aThread({ isMine: true }) });
    const kept = {
      body: said('להבחין'),
      kind: 'technical',
      proposal: 'אתגרי תשתית',
      groupId: 'group-0001',
    };
    keepDraft(ME.person.id, form, kept);
    const done = vi.fn<(outcome: Outcome) => void>();
    compose({ groups: [{ id: 'group-0001', name: 'ירושלים' }] }, done);
    screen.getByText(/תיראה רק לחברי/);
    fireEvent.click(screen.getByRole('button', { name: 'שליחה' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(sent[0]?.body).toMatchObject({
      anchor: place.anchor,
      kind: 'technical',
      proposal: 'אתגרי תשתית',
      groupId: 'group-0001',
      body: [{ runs: [{ text: 'להבחין' }] }],
    });
    expect(done.mock.calls[0]?.[0].kind).toBe('sent');
    expect(keptDraft(ME.person.id, form)).toBeNull();
  });

  it('[MG5] keeps what is written, and lets go of it when it is thrown away', async () => {
    serve({});
    keepDraft(ME.person.id, form, { body: said('להבחין') });
    compose();
    fireEvent.click(screen.getByRole('button', { name: 'מחיקת הטיוטה' }));
    expect(keptDraft(ME.person.id, form)).toBeNull();
  });

  it('[MG5] cannot be sent empty, nor longer than it may be, which is said', () => {
    serve({});
    compose();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'שליחה' }).disabled).toBe(true);
    cleanup();
    keepDraft(ME.person.id, form, { body: said('א'.repeat(8001)) });
    compose();
    screen.getByRole('alert');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'שליחה' }).disabled).toBe(true);
  });

  it('[MG8] asks who is to see it only where there is a choice', () => {
    serve({});
    compose();
    expect(button(/מי רואה/)).toBeNull();
    cleanup();
    compose({ groups: [{ id: 'group-0001', name: 'ירושלים' }] });
    expect(button(/מי רואה/)).not.toBeNull();
  });

  it('[MG6] without a server and without a device to keep it, it stays in the form under one id', async () => {
    const ids: string[] = [];
    vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
      const written: unknown = typeof body === 'string' ? JSON.parse(body) : null;
      ids.push((written as { commentId: string }).commentId);
      throw new TypeError('no network');
    });
    keepDraft(ME.person.id, form, { body: said('להבחין') });
    compose();
    for (const count of [1, 2]) {
      await waitFor(() =>
        expect(screen.getByRole<HTMLButtonElement>('button', { name: /שליחה/ }).disabled).toBe(
          false,
        ),
      );
      fireEvent.click(screen.getByRole('button', { name: /שליחה/ }));
      await waitFor(() => expect(ids).toHaveLength(count));
      await screen.findByRole('alert');
    }
    expect(new Set(ids).size).toBe(1);
    expect(keptDraft(ME.person.id, form)).toMatchObject({ body: said('להבחין') });
  });
});
