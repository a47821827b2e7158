import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { NoticeSettings } from '#shared/notice/notice-settings.ts';

const Nothing = z.object({});

/** When I want mail, and what became of the last ones. */
const MyMails = z.object({
  settings: NoticeSettings,
  /** A mail server refused my address for good, then. */
  refusedAt: z.iso.datetime().nullable(),
  /** False where this workspace has no mail server. */
  reachesPeople: z.boolean(),
  /** Newest first. */
  last: z.array(
    z.object({
      kind: z.enum(['digest', 'mention', 'reminder']),
      at: z.iso.datetime(),
      state: z.enum([
        'waiting',
        'sending',
        'sent',
        'kept',
        'maybe',
        'maybe-told',
        'refused',
        'dropped',
      ]),
    }),
  ),
});
export type MyMails = z.infer<typeof MyMails>;

export const getMyMails = endpoint({
  method: 'GET',
  path: '/api/me/mails',
  summary: 'When I want mail, and what became of the last ones.',
  params: Nothing,
  body: Nothing,
  answer: MyMails,
  refusals: [],
  open: false,
});

export const changeMyMails = endpoint({
  method: 'PATCH',
  path: '/api/me/mails',
  summary: 'Choose when I want mail.',
  params: Nothing,
  body: NoticeSettings.partial(),
  answer: MyMails,
  refusals: ['storage-trouble'],
  open: false,
});

export const tryAddressAgain = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/members/{membershipId}/address-trial',
  summary: 'Send mails to an address again that a mail server had refused.',
  params: z.object({ forumId: Id, membershipId: Id }),
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
