import * as z from 'zod';

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When somebody wants mail. Hours are those of the forums' own time zone; days begin with Sunday, 0. */
export const NoticeSettings = z.strictObject({
  digest: z.strictObject({
    isOn: z.boolean(),
    at: Hour,
    days: z.array(z.int().min(0).max(6)).max(7),
  }),
  /** A mail at once when somebody names me in a remark. */
  mentions: z.boolean(),
  /** A mail at once when whoever leads a session reminds me. */
  reminders: z.boolean(),
  /** Mails that would come at once wait until these hours are over. */
  quiet: z.strictObject({ isOn: z.boolean(), from: Hour, to: Hour }),
  /** No mail at all from Friday afternoon to Saturday night, nor on holidays. */
  rests: z.boolean(),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

export const USUAL_SETTINGS: NoticeSettings = {
  digest: { isOn: true, at: '07:30', days: [0, 1, 2, 3, 4] },
  mentions: true,
  reminders: true,
  quiet: { isOn: true, from: '22:00', to: '07:00' },
  rests: true,
};

/** What can be switched off by one press in a mail. */
export const MAIL_KINDS = ['digest', 'mention', 'reminder'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** The settings with one kind of mail on or off. */
export function switched(settings: NoticeSettings, kind: MailKind, isOn: boolean): NoticeSettings {
  if (kind === 'digest') return { ...settings, digest: { ...settings.digest, isOn } };
  return { ...settings, [kind === 'mention' ? 'mentions' : 'reminders']: isOn };
}

export function isWanted(settings: NoticeSettings, kind: MailKind): boolean {
  if (kind === 'digest') return settings.digest.isOn && settings.digest.days.length > 0;
  return kind === 'mention' ? settings.mentions : settings.reminders;
}
