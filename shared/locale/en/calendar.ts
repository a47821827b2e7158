import type { calendar as hebrew } from '#shared/locale/he/calendar.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const calendar: Wording<typeof hebrew> = {
  follow: 'Follow the sessions in your calendar',
  toMine: 'Add to calendar',
  title: 'Sessions in your calendar',
  lead: 'A secret address from which the calendar of your phone or computer reads the sessions and stays up to date. Whoever has the address sees the sessions, so keep it to yourself. It can be revoked at any time.',
  allMine: 'All your sessions',
  ofForum: 'Sessions of {{forum}}',
  make: 'Make an address',
  makeFor: 'Make an address: {{what}}',
  address: 'Calendar address: {{what}}',
  copy: 'Copy the address',
  copied: 'The address was copied.',
  copyFailed: 'It could not be copied. Select the address and copy it.',
  revoke: 'Revoke the address',
  revokeTitle: 'Revoke this address?',
  revokeIs: 'Calendars that read from it stop being updated. A new address can be made.',
  revoked: 'The address was revoked.',
  event: {
    nameAll: 'My sessions',
    calledOff: 'Called off: {{title}}',
    doubtful: 'This date may be wrong.',
    lead: 'Lead: {{lead}}',
    tentative: '(to be confirmed)',
    host: 'Hosted by {{host}}',
    agenda: 'Agenda:',
  },
};
