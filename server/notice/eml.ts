import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '#server/notice/mail.ts';

/** The fields of a message as nodemailer takes them, the same for the wire and for a file. */
export function messageOf(mail: Mail, from: string, at: Date) {
  return {
    from,
    // An object, because a text would be read as a list of addresses.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: { content: mail.text, contentTransferEncoding: 'base64' },
    html: { content: mail.html, contentTransferEncoding: 'base64' },
    date: at,
    textEncoding: 'base64',
    ...(mail.messageId && { messageId: `<${mail.messageId}@${from.split('@').at(-1) ?? ''}>` }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.unsubscribeUrl && {
        'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    // Nothing in a message may make this server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
}

/** A message in RFC 5322 form, as mail programs open it. */
export async function composeEml(mail: Mail, from: string, at: Date): Promise<Buffer> {
  return new MailComposer(messageOf(mail, from, at)).compile().build();
}

/** What a screen shows of a message. */
export interface ReadMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Reads back what `composeEml` wrote, and only that: base64 throughout, the plain text before the HTML. */
export function readEml(bytes: Buffer): ReadMail {
  const [head, ...parts] = bytes.toString('latin1').split(/\r?\n--[^\r\n]+\r?\n/);
  const headers = unfolded(head ?? '');
  const plain = parts.find((part) => /^content-type: text\/plain/im.test(part)) ?? '';
  const [, body = ''] = plain.split(/\r?\n\r?\n/, 2);
  return {
    to: headers.get('to') ?? '',
    subject: decodedWords(headers.get('subject') ?? ''),
    text: Buffer.from(body, 'base64').toString('utf8'),
  };
}

/** Headers by lower-case name; a line that begins with a blank continues the one before (RFC 5322, 2.2.3). */
function unfolded(head: string): ReadonlyMap<string, string> {
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0
        ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const]
        : [];
    }),
  );
}

/** Encoded words of RFC 2047 in UTF-8 and base64; blanks between two of them are no text. */
function decodedWords(line: string): string {
  return line.replaceAll(/=\?UTF-8\?B\?[^?]*\?=(?:\s+=\?UTF-8\?B\?[^?]*\?=)*/gi, (run) => {
    const bytes = [...run.matchAll(/\?B\?([^?]*)\?=/gi)].map(([, word = '']) =>
      Buffer.from(word, 'base64'),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
