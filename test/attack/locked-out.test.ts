import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar({ trustedProxies: 1 });
});
afterAll(() => nayar.stop());

describe('asking for somebody’s mails from many networks', () => {
  it('[AT19] does not keep them out, and is bounded all the same', async () => {
    const ask = async (network: number) => {
      const reply = await nayar.stranger.fetch('/api/sign-in', {
        method: 'POST',
        body: JSON.stringify({ email: 'well-known@test.example' }),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${network}.1` },
      });
      return reply.status;
    };
    for (let network = 1; network <= 20; network++) {
      for (let times = 0; times < 5; times++) expect(await ask(network)).toBe(200);
    }
    // Their own network has its share; beyond it the common bound has been reached.
    expect([await ask(99), await ask(99), await ask(99)]).toEqual([200, 200, 429]);
  });
});
