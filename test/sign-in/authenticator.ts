import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { AddingAnswer, SignInAnswer } from '#shared/sign-in/passkey-contract.ts';

/** What a test makes wrong; everything else is as a good device in an honest browser does it. */
export interface Slips {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly userHandle?: string;
  readonly type?: string;
}

const FLAGS = { present: 0x01, verified: 0x04, mayBeSynced: 0x08, synced: 0x10, attested: 0x40 };
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url');

/** A device with one passkey, in software: makes it, signs with it, counts its uses. */
export class Authenticator {
  /** Of uses; raised by each, unless the device does not count. */
  counter = 1;
  counts = true;
  readonly credentialId = base64url(randomBytes(32));
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  readonly #origin: string;
  #userHandle = '';

  /** `origin` is the page's, as the browser sees it. */
  constructor(origin: string) {
    this.#origin = origin;
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** Answers the site's wish for a passkey. */
  make(
    options: { challenge: string; rp: { id?: string | undefined }; user: { id: string } },
    slips: Slips = {},
  ): AddingAnswer {
    this.#userHandle = options.user.id;
    const credential = Buffer.from(this.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.length);
    const authData = Buffer.concat([
      this.#head(options.rp.id ?? '', FLAGS.attested, slips),
      Buffer.alloc(16),
      length,
      credential,
      this.#publicKey(),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, slips),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    };
  }

  /** Answers the site's wish to know who is there. */
  answer(
    options: { challenge: string; rpId?: string | undefined },
    slips: Slips = {},
  ): SignInAnswer {
    if (this.counts) this.counter += 1;
    const authData = this.#head(options.rpId ?? '', 0, slips);
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, slips);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const signature = createSign('sha256').update(signed).sign(this.#keys.privateKey);
    return {
      ...this.#named(),
      response: {
        clientDataJSON,
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        userHandle: slips.userHandle ?? this.#userHandle,
      },
    };
  }

  #named() {
    const { credentialId: id } = this;
    return { id, rawId: id, type: 'public-key' as const };
  }

  #clientData(type: string, challenge: string, slips: Slips): string {
    return base64url(
      JSON.stringify({
        type: slips.type ?? type,
        challenge: slips.challenge ?? challenge,
        origin: slips.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }

  #head(rpId: string, more: number, slips: Slips): Buffer {
    const verified = slips.isVerified === false ? 0 : FLAGS.verified;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = FLAGS.present | verified | more;
    return Buffer.concat([sha256(slips.rpId ?? rpId), Buffer.from([flags]), counter]);
  }

  #publicKey(): Uint8Array {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    const cose = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]);
    return isoCBOR.encode(cose as never);
  }
}
