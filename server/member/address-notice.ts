import type { Person } from '#shared/member/person.ts';
import type { ChangedPerson } from '#server/member/person-change.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { addressMails } from '#server/notice/member-mail.tsx';

interface Deps {
  /** Ends every session of a person, and every link that is still out. */
  readonly shutOut: (personId: string) => Promise<void>;
  readonly mailer: Pick<Mailer, 'post'>;
  readonly publicUrl: string;
}

/** What follows a change of address; nothing when it is the same. */
export type AddressNotice = (changed: ChangedPerson, by: Person) => Promise<void>;

/** The old mailbox opens nothing from now on: sessions and links end, and both addresses are told. */
export function addressNotice({ shutOut, mailer, publicUrl }: Deps): AddressNotice {
  return async ({ before, after }, by) => {
    if (before.email === after.email) return;
    await shutOut(after.id);
    const about = { person: after, oldEmail: before.email, byName: by.name };
    for (const mail of addressMails({ ...about, url: `${publicUrl}/sign-in` })) {
      mailer.post(() => mail);
    }
  };
}
