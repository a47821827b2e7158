import type { signIn as hebrew } from '#shared/locale/he/sign-in.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const signIn: Wording<typeof hebrew> = {
  shared: {
    label: 'This is a shared computer',
    meaning: 'You are signed out when the browser is closed, and after 12 hours at the latest.',
  },
  device: {
    title: 'My devices',
    lead: 'Where this account is signed in. A device you do not know can be signed out at once.',
    name: '{{browser}} on {{system}}',
    browser: '{{browser}} browser',
    unknown: 'Unknown browser',
    since: 'Signed in {{when}}',
    seen: 'Last seen {{when}}',
    this: 'This device',
    shared: 'Shared computer',
    end: 'Sign out',
    ended: 'The device is signed out.',
    endOthers: 'Sign out all others',
    endOthersTitle: 'Sign out all other devices?',
    endOthersText_one:
      'The other device is signed out at once and whatever is open there closes. You stay signed in here.',
    endOthersText_two:
      'The 2 other devices are signed out at once and whatever is open there closes. You stay signed in here.',
    endOthersText_other:
      'The {{count}} other devices are signed out at once and whatever is open there closes. You stay signed in here.',
    othersEnded: 'All other devices are signed out.',
  },
  provider: {
    enter: 'Sign in with the organisation’s account',
    enterWith: 'Sign in with {{name}}',
  },
  visit: {
    ends: 'You will be signed out of this shared computer at {{hour}}. What you have written is saved.',
    stay: 'Stay signed in',
  },
  page: {
    brand: 'Nayar',
    title: '{{heading}} - Nayar',
    greeting: 'Hello {{name}}',
    intro: 'One press and your papers are in front of you. No password is needed.',
    enter: 'Sign in',
    otherBrowser:
      'The link was opened in another browser than the one that asked. To make sure that it reached whoever asked, type the address it was sent to.',
    address: 'Mail address',
    addressWrong: 'The link was not sent to this address. Please check and try again.',
    notIn: 'You are not signed in yet',
    renew: 'Send a new link',
    sent: 'A new link is on its way',
    sentTo:
      'A new link was sent to {{address}}. If nothing arrives within a minute, look in the spam folder too.',
    toSignIn: 'To the sign-in page',
  },
  /** The sign-in and first-run screens. */
  screen: {
    title: 'Sign in',
    lead: 'You sign in with a link sent by e-mail, without a password.',
    email: 'E-mail address',
    send: 'Send a sign-in link',
    sentTitle: 'The link is on its way',
    sent: 'If {{email}} is known here, a sign-in link and a six-digit code have just been sent to it.',
    nothing: 'Nothing arrived within a minute?',
    nothingSpam: 'Look in the spam and promotions folders too.',
    nothingAddress:
      'Check that this is the address that the coordinators have. “Another address” shows it.',
    nothingContact: 'You can turn to {{contact}}.',
    code: 'Six-digit code',
    codeHint:
      'The code is in the same message, for signing in on a device other than the one with your mail.',
    codeShape: 'Enter six digits',
    enter: 'Sign in',
    again: 'Send again',
    againIn_one: 'You can send again in a second',
    againIn_two: 'You can send again in 2 seconds',
    againIn_other: 'You can send again in {{count}} seconds',
    sentAgain: 'A new link and code have been sent.',
    otherAddress: 'Another address',
    notSetUp: 'This workspace is not set up yet',
    notSetUpMore:
      'The link for setting it up was printed in the window where the server was started. Open it in a browser.',
    signedOut: 'You are signed out.',
    firstRun: {
      title: 'Set up the workspace',
      lead: 'These details make the first forum and its coordinator. Everything else can be added and changed later.',
      name: 'Your name',
      email: 'Your e-mail address',
      forumName: 'Name of the first forum',
      send: 'Set up and enter',
      noToken: 'The link is not complete',
      noTokenMore:
        'Copy the whole address from the window where the server was started, with what follows the # sign.',
    },
  },
};
