import type { Person } from '#shared/member/person.ts';
import { letter } from '#server/notice/letter.tsx';
import type { Mail } from '#server/notice/mail.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Role } from '#shared/member/role.ts';

interface InvitationParts {
  readonly person: Person;
  readonly role: Role;
  readonly forumName: string;
  /** Who invites. */
  readonly byName: string;
  readonly words: string | null;
  readonly url: string;
}

/** Tells somebody that they have become a member of a forum, as what, and lets them in. */
export function invitationMail(parts: InvitationParts): Mail {
  const { person, role, forumName, byName, words, url } = parts;
  const say = sayIn(person.language);
  const values = { forum: forumName, by: byName };
  return letter({
    to: person.email,
    language: person.language,
    subject: { of: 'people.mail.invitedSubject', values: { forum: forumName } },
    rows: [
      { of: 'mail.signIn.greeting', values: { name: person.name } },
      { of: 'people.mail.invited', values },
      ...(words ? [{ of: 'people.mail.words', values: { by: byName }, quote: words }] : []),
      {
        of: 'people.mail.role',
        values: { role: say(`member.role.${role}`), allows: say(`people.roleMeans.${role}`) },
      },
      { button: 'people.mail.enter', url },
      { of: 'people.mail.linkNote', isNote: true },
      { of: 'people.mail.notYou', values: { by: byName }, isNote: true },
    ],
  });
}

interface AddressParts {
  readonly person: Person;
  readonly oldEmail: string;
  readonly byName: string;
  readonly url: string;
}

/** Tells both addresses that links go to the new one from now on. The old one learns who to ask, and no way in. */
export function addressMails({ person, oldEmail, byName, url }: AddressParts): readonly Mail[] {
  const { language, name, email } = person;
  const greeting = { of: 'mail.signIn.greeting', values: { name } };
  const subject = { of: 'people.mail.addressSubject' };
  return [
    letter({
      to: oldEmail,
      language,
      subject,
      rows: [
        greeting,
        { of: 'people.mail.addressLeft', values: { by: byName, address: masked(email) } },
        { of: 'people.mail.addressWrong', values: { by: byName }, isNote: true },
      ],
    }),
    letter({
      to: email,
      language,
      subject,
      rows: [
        greeting,
        { of: 'people.mail.addressHere', values: { by: byName } },
        { button: 'people.mail.toSignIn', url },
        { of: 'people.mail.notYou', values: { by: byName }, isNote: true },
      ],
    }),
  ];
}

/** Enough of an address for its owner to know it, and too little for anybody else. */
function masked(address: string): string {
  return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`;
}

interface AskedParts {
  readonly coordinator: Person;
  readonly askerName: string;
  readonly askerEmail: string;
  /** The forum, or the paper in it, that was asked for. */
  readonly thing: string;
  readonly words: string | null;
  readonly url: string;
}

/** Tells a coordinator that somebody asks to be let in. */
export function askedMail(parts: AskedParts): Mail {
  const { coordinator, askerName, askerEmail, thing, words, url } = parts;
  return letter({
    to: coordinator.email,
    language: coordinator.language,
    subject: { of: 'access.mail.askedSubject', values: { thing } },
    rows: [
      { of: 'mail.signIn.greeting', values: { name: coordinator.name } },
      { of: 'access.mail.asked', values: { name: askerName, address: askerEmail, thing } },
      ...(words ? [{ of: 'access.mail.words', quote: words }] : []),
      { button: 'access.mail.decide', url },
    ],
  });
}

interface GrantedParts {
  readonly asker: Person;
  readonly thing: string;
  readonly role: Role;
  readonly url: string;
}

/** Tells somebody who asked that they are in, and as what. */
export function grantedMail({ asker, thing, role, url }: GrantedParts): Mail {
  const { email, language, name } = asker;
  return letter({
    to: email,
    language,
    subject: { of: 'access.mail.grantedSubject', values: { thing } },
    rows: [
      { of: 'mail.signIn.greeting', values: { name } },
      {
        of: 'access.mail.granted',
        values: { thing, role: sayIn(language)(`member.role.${role}`) },
      },
      { button: 'access.mail.open', url },
    ],
  });
}

/** A refusal leads nowhere and says whom to ask. It names nothing: whoever may not see a paper may not know its title. */
export function declinedMail({ email, language, name }: Person, kind: 'forum' | 'paper'): Mail {
  return letter({
    to: email,
    language,
    subject: { of: 'access.mail.declinedSubject' },
    rows: [
      { of: 'mail.signIn.greeting', values: { name } },
      { of: kind === 'paper' ? 'access.mail.declinedPaper' : 'access.mail.declinedForum' },
    ],
  });
}
