import type { mail as hebrew } from '#shared/locale/he/mail.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const mail: Wording<typeof hebrew> = {
  brand: 'Nayar',
  signIn: {
    subject: 'Your sign-in code for Nayar: {{code}}',
    greeting: 'Hello {{name}},',
    intro: 'Somebody asked to sign in to Nayar with this address.',
    button: 'Sign in to Nayar',
    link: 'The link to sign in:',
    linkNote:
      'The link works once, within an hour. In another browser than the one that asked, it wants your address typed once more.',
    code: 'On the page where you asked, you can also type this code:',
    codeNote: 'The code works for ten minutes.',
    notYou:
      'If it was not you, there is nothing to do: without the link or the code nobody can sign in as you.',
  },
};
