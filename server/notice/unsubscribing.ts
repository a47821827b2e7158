import { createHmac, timingSafeEqual } from 'node:crypto';
import { MAIL_KINDS, type MailKind } from '#shared/notice/notice-settings.ts';

/** Addresses by which mails of one kind are ended without signing in. Each is one person's, and lets nobody in. */
export class Unsubscribing {
  readonly #publicUrl: string;
  readonly #secret: string;

  constructor(publicUrl: string, secret: string) {
    this.#publicUrl = publicUrl;
    this.#secret = secret;
  }

  urlFor(personId: string, kind: MailKind): string {
    return `${this.#publicUrl}/unsubscribe/${personId}.${kind}.${this.#seal(personId, kind)}`;
  }

  /** Whose mails of which kind an address is about; null when it is none of ours. */
  read(token: string): { readonly personId: string; readonly kind: MailKind } | null {
    const [personId = '', name = '', seal = ''] = token.split('.');
    const kind = MAIL_KINDS.find((one) => one === name);
    if (!kind) return null;
    const [given, right] = [Buffer.from(seal), Buffer.from(this.#seal(personId, kind))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return { personId, kind };
  }

  #seal(personId: string, kind: MailKind): string {
    const words = `unsubscribe ${kind} ${personId}`;
    return createHmac('sha256', this.#secret).update(words).digest('base64url').slice(0, 32);
  }
}
