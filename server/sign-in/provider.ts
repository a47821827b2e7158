import * as oidc from 'openid-client';
import * as z from 'zod';
import { Email } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { ProviderSettings } from '#server/configuration/provider.ts';

/** An answer that takes longer is none, in seconds: somebody is looking at a white page. */
const PATIENCE_SECONDS = 8;

/** What must be kept between going to the provider and coming back. */
export interface Way {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const Claims = z.object({ sub: z.string(), email: Email, email_verified: z.literal(true) });

/**
 * An organisation's own sign-in, by OpenID Connect: authorization code with PKCE, state and nonce, the id token's
 * signature and claims checked by `openid-client`. It says only whose address somebody has; who may enter is ours.
 */
export class Provider {
  readonly #settings: ProviderSettings;
  readonly #returnAddress: string;
  readonly #onFault: (fault: unknown) => void;
  #found: Promise<oidc.Configuration> | null = null;

  constructor(
    settings: ProviderSettings,
    returnAddress: string,
    onFault: (fault: unknown) => void,
  ) {
    this.#settings = settings;
    this.#returnAddress = returnAddress;
    this.#onFault = onFault;
  }

  /** Where to send somebody, and what to keep until they come back. Throws `provider-away`. */
  async begin(): Promise<{ readonly address: string; readonly way: Way }> {
    const configuration = await this.#configuration();
    const way = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#returnAddress,
      scope: 'openid email',
      response_type: 'code',
      code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
    });
    return { address: address.href, way };
  }

  /**
   * The verified address of whoever came back, in lower case; null when the provider vouches for none. Throws
   * `provider-refused` when it let nobody in, `provider-away` when it does not answer as it should.
   */
  async finish(search: string, { state, nonce, verifier }: Way): Promise<string | null> {
    const configuration = await this.#configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(
        configuration,
        new URL(this.#returnAddress + search),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (!claims) return null;
      // Many providers say the address only when asked with the token that they have just given.
      const told =
        'email' in claims
          ? claims
          : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return Claims.safeParse(told).data?.email ?? null;
    } catch (fault) {
      throw this.#refusalFor(fault);
    }
  }

  /** What the provider says of itself, asked once; a question that came to nothing is asked again next time. */
  #configuration(): Promise<oidc.Configuration> {
    this.#found ??= this.#discover().catch((fault: unknown) => {
      this.#found = null;
      throw this.#away(fault);
    });
    return this.#found;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const address = new URL(issuer);
    // Http is taken only on the own machine, which the settings have made sure of.
    const execute = address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const found = await oidc.discovery(address, clientId, clientSecret, undefined, {
      timeout: PATIENCE_SECONDS,
      execute,
    });
    const ways = found.serverMetadata().token_endpoint_auth_methods_supported;
    // Basic is what a provider takes that says nothing; the other only where it says so.
    const isPost = ways !== undefined && !ways.includes('client_secret_basic');
    const proof = isPost
      ? oidc.ClientSecretPost(clientSecret)
      : oidc.ClientSecretBasic(clientSecret);
    const configuration = new oidc.Configuration(
      found.serverMetadata(),
      clientId,
      clientSecret,
      proof,
    );
    configuration.timeout = PATIENCE_SECONDS;
    if (execute.length > 0) oidc.allowInsecureRequests(configuration);
    // The id token's signature too, though it comes straight from the provider.
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  #refusalFor(fault: unknown): Refusal {
    const isNo =
      fault instanceof oidc.AuthorizationResponseError ||
      (fault instanceof oidc.ResponseBodyError && fault.error === 'invalid_grant');
    return isNo ? new Refusal('provider-refused') : this.#away(fault);
  }

  #away(fault: unknown): Refusal {
    // Its words only: what hangs on it may hold tokens.
    const { message, code } = Object(fault) as { message?: unknown; code?: unknown };
    this.#onFault(new Error(`the sign-in provider failed: ${String(message)} (${String(code)})`));
    // Keys and addresses may have changed: what it says of itself is asked anew.
    this.#found = null;
    return new Refusal('provider-away');
  }
}
