import type { help as hebrew } from '#shared/locale/he/help.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const help: Wording<typeof hebrew> = {
  menu: 'Help',
  contacts: 'For help:',
  writeTo: 'Write to {{name}}',
  statement: 'Accessibility statement',
  guide: {
    again: 'Short tour of this screen',
    label: 'Short tour of the paper’s screen',
    step: 'Step {{step}} of {{all}}',
    next: 'Next',
    back: 'Back',
    done: 'Got it, thanks',
    close: 'Close the tour',
    mode: {
      title: 'What you can do here',
      text: 'The top of the screen always says whether you can write in the paper, comment on it or only read it. Your role and the paper’s stage decide.',
    },
    saving: {
      title: 'Everything is saved by itself',
      text: 'There is no need to press “save”. When it says “saved”, the text is on the server already. You can go on writing without a network too; the changes merge when it is back.',
    },
    outline: {
      title: 'Find your way by the headings',
      text: 'The table of contents is made of the paper’s headings, and pressing one takes you there. On a narrow screen a button at the top opens it.',
    },
    remarks: {
      title: 'Remark on the words themselves',
      text: 'Select words in the text and press the button that appears beside them, or Ctrl+Alt+M. Remarks stand beside their lines, and all of them are behind this button.',
    },
    ask: {
      title: 'Any questions?',
      text: 'The help button at the top (on a phone, the paper’s menu) shows whom to turn to, the keyboard shortcuts, and this tour again.',
    },
  },
  accessibility: {
    title: 'Accessibility statement',
    lead: 'Nayar is built so that every member of a forum can read, write and comment in it: with the keyboard alone, with a screen reader, at high zoom, in high contrast and on a phone.',
    levelTitle: 'The level we aim at',
    level:
      'The goal is level AA of WCAG 2.2, which includes what the Israeli standard IS 5568 asks at level AA.',
    testedTitle: 'What was tested, how and when',
    tested: 'Last test: {{date}}.',
    testedAxe:
      'Automatic checks (axe) of all screens, in Hebrew and English, in the three colour themes, in Chromium. They run again with every change of the program.',
    testedKeys:
      'The main actions are tested with the keyboard alone, with a Hebrew layout too, and at a width of 320 pixels, which equals 400 % zoom.',
    testedPeople:
      'There has not been a test with people who use screen readers yet. As of today this is the main limit of this statement.',
    gapsTitle: 'What is not accessible yet, and what to do about it',
    gapTables:
      'A wide table in a paper scrolls sideways on a narrow screen. It can be read cell by cell with the keyboard, or with the phone turned.',
    gapImages:
      'A picture that was uploaded without a description is not explained to a screen reader. The writers of the paper can be asked to add one.',
    gapOthers:
      'While several people write together, the changes of others are not read out in full at once, so as not to disturb the writing. Reading the paragraph again gives its present wording.',
    gapPrint:
      'A file made by printing has not been checked against IS 5568 part 2. The accessible version of a paper is the one on the screen.',
    worksTitle: 'In which browsers',
    works:
      'Chrome, Edge, Firefox and Safari in versions of the last two years. The automatic checks run in Chromium; with the screen readers NVDA and VoiceOver Nayar has not been tested by people yet.',
    askTitle: 'Did you meet a difficulty?',
    ask: 'We are glad to know and to mend it. Please describe the screen, the action and the aid you use. We do our best to answer within five working days, and any paper can be asked for in print or as a file.',
    askContact: 'About accessibility: {{contact}}',
    askCoordinator:
      'About accessibility you can write to the forum’s coordinators. Their names and addresses stand at the foot of every screen after signing in.',
  },
};
