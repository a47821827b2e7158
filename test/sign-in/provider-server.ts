import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface Account {
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID provider in this process, in which somebody is signed in already. */
export class ProviderServer implements AsyncDisposable {
  /** Who presses the button; null presses "cancel". */
  account: Account | null = null;
  readonly issuer: string;
  readonly clientId = 'nayar';
  readonly clientSecret = 'a-secret-between-the-two';
  readonly #server: Server;

  private constructor(issuer: string, server: Server) {
    this.issuer = issuer;
    this.#server = server;
  }

  static async start(returnAddress: string): Promise<ProviderServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const test = new ProviderServer(issuer, server);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider: Provider = new Provider(issuer, {
      clients: [
        {
          client_id: test.clientId,
          client_secret: test.clientSecret,
          redirect_uris: [returnAddress],
        },
      ],
      jwks: {
        keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' }],
      },
      cookies: { keys: ['test'] },
      claims: { email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: test.account?.email,
          email_verified: test.account?.verified,
        }),
      }),
      async loadExistingGrant(ctx) {
        const { client, session } = ctx.oidc;
        const grant = new provider.Grant({
          clientId: client?.clientId ?? '',
          accountId: session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    server.on('request', (req, res) => {
      if (!req.url?.startsWith('/interaction/')) return void answer(req, res);
      const { account } = test;
      const outcome = account
        ? { login: { accountId: account.email } }
        : { error: 'access_denied', error_description: 'cancelled' };
      return void provider.interactionFinished(req, res, outcome, {
        mergeWithLastSubmission: false,
      });
    });
    return test;
  }

  /** Goes through the provider's pages, as a browser does, until it sends back; gives the address to go back to. */
  async passThrough(address: string): Promise<string> {
    const cookies = new Map<string, string>();
    let at = address;
    for (let steps = 0; steps < 10 && at.startsWith(this.issuer); steps += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of reply.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2);
        cookies.set(name, value);
      }
      const next = reply.headers.get('location');
      if (next === null) throw new Error(`the provider stopped: ${await reply.text()}`);
      at = new URL(next, at).href;
    }
    return at;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
