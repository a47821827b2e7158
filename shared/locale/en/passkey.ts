import type { passkey as hebrew } from '#shared/locale/he/passkey.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const passkey: Wording<typeof hebrew> = {
  title: 'Passkeys',
  lead: 'A passkey lets you sign in with a fingerprint, your face or the device’s screen lock, without waiting for an e-mail. The link by e-mail goes on working.',
  enter: 'Sign in with a passkey',
  none: 'No passkeys yet.',
  notHere: 'This browser, or the address it stands at, cannot add a passkey.',
  add: 'Add a passkey on this device',
  added: 'The passkey is added. Next time you can sign in with it.',
  used: 'Last used {{when}}',
  unused: 'Not used yet',
  made: 'Added {{when}}',
  rename: 'Rename',
  renameTitle: 'Name of the passkey',
  name: 'Name',
  save: 'Save',
  remove: 'Remove',
  removeTitle: 'Remove “{{name}}”?',
  removeText:
    'The passkey will open this account no more. On the device itself it can be deleted in the password settings.',
  removed: 'The passkey is removed.',
  letBe: 'This was not completed on the device. You can try again at any time.',
  thereAlready: 'This device already has a passkey for this account.',
  cannot: 'The device could not make a passkey. It may need a screen lock first.',
  cannotEnter: 'The browser could not read a passkey. You can sign in with a link by e-mail.',
  offer: {
    title: 'Sign in faster next time?',
    text: 'You can sign in with a fingerprint, your face or the device’s screen lock, without waiting for an e-mail. You can also do this later, in the settings.',
    no: 'No, thank you',
  },
};
