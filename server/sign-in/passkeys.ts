import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { AddingAnswer, SignInAnswer } from '#shared/sign-in/passkey-contract.ts';
import type { Ceremonies } from '#server/sign-in/ceremonies.ts';
import {
  idOfCredential,
  type KeptPasskey,
  type PasskeyRows,
} from '#server/sign-in/passkey-rows.ts';
import type { PasskeySite } from '#server/sign-in/passkey-site.ts';

const MINUTE_MS = 60_000;
/** A sign-in page may stand open a while before somebody presses; its page asks anew before this has passed. */
const CHALLENGE_LASTS_MS = 10 * MINUTE_MS;
/** How long the browser waits for a finger or a face. */
const PRESSED_WITHIN_MS = 3 * MINUTE_MS;

interface Deps {
  /** Null where no browser would make a passkey. */
  readonly site: PasskeySite | null;
  readonly siteName: string;
  readonly ceremonies: Ceremonies;
  readonly rows: PasskeyRows;
  readonly now: () => Date;
  /** Told of a passkey whose count of uses went back. */
  readonly onDoubled: (passkey: KeptPasskey) => Promise<void>;
}

/**
 * Passkeys, made and judged by the rules of WebAuthn. The device must have verified its owner (finger, face or PIN), the
 * challenge is ours, fresh and for the browser that asked, and whatever is wrong is told in the same words.
 */
export class Passkeys {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What a browser is asked to sign in with. Names nobody's passkeys: the device itself knows which it has. */
  async beginSignIn(browser: string) {
    const options = await generateAuthenticationOptions({
      rpID: this.#site().id,
      userVerification: 'required',
      timeout: PRESSED_WITHIN_MS,
    });
    const { challenge, timeout = PRESSED_WITHIN_MS, rpId = this.#site().id } = options;
    await this.#deps.ceremonies.begin(
      { kind: 'passkey-sign-in', mark: challenge, holder: browser },
      CHALLENGE_LASTS_MS,
    );
    return { challenge, timeout, rpId, userVerification: 'required' as const };
  }

  /** Whose passkey answered; throws `passkey-refused` for whatever is wrong. */
  async judgeSignIn(answer: SignInAnswer, browser: string): Promise<string> {
    const { ceremonies, rows, now } = this.#deps;
    const challenge = challengeIn(answer.response.clientDataJSON);
    const mark = { kind: 'passkey-sign-in', mark: challenge, holder: browser } as const;
    // Taken before anything is judged: whatever comes of it, this challenge is over.
    const isOurs = (await ceremonies.take(mark)) !== null;
    const passkey = await rows.get(idOfCredential(answer.id));
    if (!isOurs || !passkey || !isHeldBy(passkey, answer)) throw new Refusal('passkey-refused');
    const counter = await this.#counterOf(passkey, answer, challenge);
    if (!(await rows.noteUse(passkey.id, counter, now().toISOString()))) {
      await this.#deps.onDoubled(passkey);
      throw new Refusal('passkey-refused');
    }
    return passkey.personId;
  }

  async beginAdding(person: Person, sessionId: string) {
    const { rows, siteName, ceremonies } = this.#deps;
    await rows.mustHaveRoom(person.id);
    const mine = await rows.listOf(person.id);
    const options = await generateRegistrationOptions({
      rpName: siteName,
      rpID: this.#site().id,
      userID: new TextEncoder().encode(person.id),
      userName: person.email,
      userDisplayName: person.name,
      timeout: PRESSED_WITHIN_MS,
      attestationType: 'none',
      // The device that has one already says so, instead of making a second.
      excludeCredentials: mine.map(({ credentialId: id }) => ({ id })),
      // Kept on the device itself, so that signing in needs no address to be typed first.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await ceremonies.begin(
      { kind: 'passkey-adding', mark: options.challenge, holder: sessionId },
      CHALLENGE_LASTS_MS,
    );
    const { challenge, rp, user, pubKeyCredParams, timeout = PRESSED_WITHIN_MS } = options;
    return {
      challenge,
      rp,
      user,
      pubKeyCredParams,
      timeout,
      excludeCredentials: mine.map(({ credentialId: id, transports }) => ({
        id,
        type: 'public-key' as const,
        transports,
      })),
      authenticatorSelection: {
        residentKey: 'required' as const,
        requireResidentKey: true,
        userVerification: 'required' as const,
      },
      attestation: 'none' as const,
    };
  }

  /** Keeps a passkey that was made in this session; throws `passkey-refused`. */
  async add(
    person: Person,
    sessionId: string,
    { name, passkey }: { readonly name: string; readonly passkey: AddingAnswer },
  ): Promise<KeptPasskey> {
    const { ceremonies, rows, now } = this.#deps;
    const challenge = challengeIn(passkey.response.clientDataJSON);
    const mark = { kind: 'passkey-adding', mark: challenge, holder: sessionId } as const;
    if ((await ceremonies.take(mark)) === null) throw new Refusal('passkey-refused');
    const made = await this.#madeBy(passkey, challenge);
    const kept: KeptPasskey = {
      ...made,
      personId: person.id,
      transports: passkey.response.transports ?? [],
      name,
      createdAt: now().toISOString(),
      usedAt: null,
    };
    await rows.add(kept);
    return kept;
  }

  async #madeBy(answer: AddingAnswer, expectedChallenge: string) {
    const { id: expectedRPID, origin: expectedOrigin } = this.#site();
    const verified = await verifyRegistrationResponse({
      response: {
        ...common(answer),
        response: {
          clientDataJSON: answer.response.clientDataJSON,
          attestationObject: answer.response.attestationObject,
        },
      },
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    }).catch(() => null);
    if (!verified?.verified) throw new Refusal('passkey-refused');
    const { credential, credentialBackedUp: isSynced } = verified.registrationInfo;
    const publicKey = isoBase64URL.fromBuffer(credential.publicKey);
    const { id: credentialId, counter } = credential;
    return { id: idOfCredential(credentialId), credentialId, publicKey, counter, isSynced };
  }

  /** The device's count of uses, when its signature is good. */
  async #counterOf(
    passkey: KeptPasskey,
    answer: SignInAnswer,
    expectedChallenge: string,
  ): Promise<number> {
    const { id: expectedRPID, origin: expectedOrigin } = this.#site();
    const publicKey = isoBase64URL.toBuffer(passkey.publicKey);
    const verified = await verifyAuthenticationResponse({
      response: {
        ...common(answer),
        response: {
          clientDataJSON: answer.response.clientDataJSON,
          authenticatorData: answer.response.authenticatorData,
          signature: answer.response.signature,
        },
      },
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      // The count is compared where it is kept, so that of two uses at once only one can pass.
      credential: { id: passkey.credentialId, publicKey, counter: 0 },
    }).catch(() => null);
    if (!verified?.verified) throw new Refusal('passkey-refused');
    return verified.authenticationInfo.newCounter;
  }

  #site(): PasskeySite {
    if (!this.#deps.site) throw new Refusal('passkey-refused');
    return this.#deps.site;
  }
}

/** The challenge that an answer says it answers; nothing of it is believed yet. */
function challengeIn(clientDataJSON: string): string {
  try {
    const { challenge }: { challenge: unknown } = decodeClientDataJSON(clientDataJSON);
    if (typeof challenge === 'string') return challenge;
    throw new Refusal('passkey-refused');
  } catch {
    throw new Refusal('passkey-refused');
  }
}

/** A device names whose passkey it used; it must be the person whom it was made for. */
function isHeldBy({ personId }: KeptPasskey, { response: { userHandle } }: SignInAnswer): boolean {
  return !userHandle || Buffer.from(userHandle, 'base64url').toString() === personId;
}

/** What both kinds of answers say of themselves, without what nobody judges by. */
function common({ id, rawId, type }: SignInAnswer | AddingAnswer) {
  return { id, rawId, type, clientExtensionResults: {} };
}
