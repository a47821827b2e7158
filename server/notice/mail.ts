import { Email } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** A mail to one person, both as HTML and as text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names the mail for good: what takes it twice can tell. Without a host. */
  readonly messageId?: string;
  /** Where one press ends mails of this kind (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

// A line end in a header starts a header of the sender's own making. Isolates are allowed: they hold names in place.
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const BREAKS_A_HEADER = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** The mail as it is, when one address and one line of subject are all that its headers say; else `invalid-input`. */
export function checkedMail(mail: Mail): Mail {
  const hasOneAddress = Email.safeParse(mail.to).success && !BREAKS_A_HEADER.test(mail.to);
  if (!hasOneAddress || BREAKS_A_HEADER.test(mail.subject)) throw new Refusal('invalid-input');
  return mail;
}

/** A name, title or number set into a plain text, so that neither side turns the other around. */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
