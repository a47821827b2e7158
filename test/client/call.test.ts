import { afterEach, describe, expect, it, vi } from 'vitest';
import { getForum, listForums } from '#shared/forum/forum-contract.ts';
import { askToSignIn } from '#shared/member/sign-in-contract.ts';
import { REFUSAL_CODES } from '#shared/refusal/refusal.ts';
import { call, pathOf } from '#client/http/call.ts';
import { CallFailure, refusalOf } from '#client/http/call-failure.ts';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { createQueryClient, keyOf, queryOf } from '#client/http/query.ts';
import { createSpeech, sayIn, speak } from '#client/locale/speech.ts';
import { getMe } from '#shared/member/member-contract.ts';

/** The wire of the browser: what is sent is kept, what comes back is given. */
function wire(
  respond: (request: { path: string; init: RequestInit }) => Response | Promise<never>,
) {
  const sent: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return respond({ path, init });
  });
  return sent;
}

const answer = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const problem = (code: string, status: number, more: object = {}) =>
  answer(
    { type: 'about:blank', title: code, status, code, message: { he: 'לא', en: 'No' }, ...more },
    status,
  );

const caught = async (asking: Promise<unknown>): Promise<CallFailure> => {
  const error: unknown = await asking.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallFailure)) throw new Error(`not a CallFailure: ${String(error)}`);
  return error;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a call', () => {
  it('[CL1] sends method, escaped address and body, and gives the checked answer', async () => {
    const sent = wire(() => answer({ resendAfterSeconds: 60 }));
    const told = await call(askToSignIn, { body: { email: 'A@Example.org' } });
    expect(told).toEqual({ resendAfterSeconds: 60 });
    expect(sent[0]).toMatchObject({
      path: '/api/sign-in',
      init: { method: 'POST', body: '{"email":"A@Example.org"}', credentials: 'same-origin' },
    });
    expect(pathOf('/api/a/{one}/b/{two}', { one: 'x/y', two: 'ז' })).toBe('/api/a/x%2Fy/b/%D7%96');
    expect(() => pathOf('/api/{one}', {})).toThrow('needs one');
  });

  it('[CL1] a reading call has no body', async () => {
    const sent = wire(() => answer([]));
    await call(listForums);
    expect(sent[0]?.init).not.toHaveProperty('body');
  });

  it('[CL2] keeps a refusal with its code and fields', async () => {
    const fields = [{ path: 'email', code: 'invalid_format' }];
    wire(() => problem('invalid-input', 400, { fields }));
    const failure = await caught(call(askToSignIn, { body: { email: 'x' } }));
    expect(failure.trouble).toMatchObject({ kind: 'refused', code: 'invalid-input', fields });
    expect(refusalOf(failure)).toBe('invalid-input');
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    [
      'a gateway with nobody behind it',
      () => new Response('<html>', { status: 502 }),
      'unreachable',
    ],
    ['a page where an answer should be', () => new Response('<html>'), 'unreadable'],
    ['an answer of another shape', () => answer({ forums: 1 }), 'unreadable'],
    ['an error that is no problem', () => answer({ oops: true }, 500), 'unreadable'],
  ] as const)('[CL2] tells %s apart', async (_, respond, kind) => {
    wire(respond);
    const failure = await caught(call(getForum, { params: { forumId: 'forum-0001' } }));
    expect(failure.trouble.kind).toBe(kind);
    expect(refusalOf(failure)).toBeNull();
  });

  it('[CL2] passes an abort on as it is', async () => {
    const end = new AbortController();
    wire(() => {
      end.abort();
      return Promise.reject(new DOMException('stopped', 'AbortError'));
    });
    await expect(call(listForums, { signal: end.signal })).rejects.toThrow('stopped');
  });
});

describe('why a call failed, in words', () => {
  it('[CL3] every failure has a sentence in both languages', async () => {
    const speech = createSpeech();
    await speak(speech, 'en');
    for (const language of ['he', 'en'] as const) {
      const say = sayIn(speech, language);
      const refused = (code: string) =>
        new CallFailure({
          kind: 'refused',
          code,
          message: { he: 'סיבה חדשה', en: 'A new reason' },
          detail: {},
          fields: [],
        });
      const known = REFUSAL_CODES.map((code) => failureSentence(refused(code), say, language));
      expect(new Set(known).size).toBe(REFUSAL_CODES.length);
      expect(known.every((words) => words !== '' && !words.includes('refusal.'))).toBe(true);
      expect(failureSentence(refused('from-next-year'), say, language)).toBe(
        language === 'he' ? 'סיבה חדשה' : 'A new reason',
      );
      const others = [
        new CallFailure({ kind: 'unreachable' }),
        new CallFailure({ kind: 'unreadable' }),
        new Error('x'),
      ];
      const sentences = others.map((error) => failureSentence(error, say, language));
      expect(new Set(sentences).size).toBe(3);
      expect(sentences.some((words) => words.includes('app.failure'))).toBe(false);
    }
  });

  it('[CL3] a wrong field is named in words', () => {
    const say = sayIn(createSpeech(), 'he');
    const failure = new CallFailure({
      kind: 'refused',
      code: 'invalid-input',
      message: { he: '', en: '' },
      detail: {},
      fields: [
        { path: 'name', code: 'too_big' },
        { path: 'email', code: 'invalid_format' },
        { path: 'office', code: 'never-heard-of' },
      ],
    });
    expect(fieldError(failure, 'name', say)).toBe('הטקסט ארוך מדי');
    expect(fieldError(failure, 'email', say)).toContain('name@example.org');
    expect(fieldError(failure, 'office', say)).toBe('הערך אינו תקין');
    expect(fieldError(failure, 'title', say)).toBeNull();
    expect(fieldError(null, 'name', say)).toBeNull();
  });
});

describe('asking again', () => {
  it('[CL4] a refusal is asked for once', async () => {
    const sent = wire(() => problem('not-found', 404));
    const queries = createQueryClient();
    await expect(queries.fetchQuery(queryOf(getForum, { forumId: 'forum-0001' }))).rejects.toThrow(
      'not-found',
    );
    expect(sent).toHaveLength(1);
    queries.clear();
  });

  it('[CL4] "not signed in" makes who-is-here old', async () => {
    wire(() => problem('not-signed-in', 401));
    const queries = createQueryClient();
    queries.setQueryData(keyOf(getMe, {}), { person: {}, memberships: [] });
    await queries.fetchQuery(queryOf(listForums, {})).catch(() => undefined);
    expect(queries.getQueryState(keyOf(getMe, {}))?.isInvalidated).toBe(true);
    queries.clear();
  });
});
