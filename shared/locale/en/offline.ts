import type { offline as hebrew } from '#shared/locale/he/offline.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const offline: Wording<typeof hebrew> = {
  unreachable: 'The server cannot be reached. What you see here is as of the last contact.',
  delivered: 'What was written offline has been sent and saved.',
  notTaken: 'Some of what was written offline was not accepted. The text is kept on the home page.',
  formsDelivered: 'The answers, positions and suggestions that waited on this device were sent.',
  formsNotTaken:
    'Some of what waited on this device was not taken. The words are kept on the page of the pre-read.',
  remarksDelivered: 'The remarks written without a network were sent.',
  remarksNotTaken:
    'A remark written without a network was not taken. It is kept among the remarks of its paper.',
  waitingForOwner:
    'Words written offline wait on this device. They will be sent once the person who wrote them signs in.',
  shelf: {
    title: 'Available on this device',
    lead: 'These papers can be read and edited now. What is written will be sent once there is contact.',
    empty: 'No papers on this device yet',
    emptyMore: 'A paper opened while online is kept here and opens offline too.',
    loading: 'Papers on this device',
  },
  notHere: 'This paper is not kept on this device. It will open once the server can be reached.',
  unsentWords_one: 'One word not yet sent',
  unsentWords_two: 'Two words not yet sent',
  unsentWords_other: '{{count}} words not yet sent',
  unsentChanges_one: 'One change not yet sent',
  unsentChanges_two: 'Two changes not yet sent',
  unsentChanges_other: '{{count}} changes not yet sent',
  sent: 'What was written offline is sent and saved',
  deviceFull: 'This device is full and does not keep your work: leave the page open',
  rescued: {
    title: 'Text that was not accepted into a paper',
  },
  update: {
    title: 'A new version of Nayar is ready',
    text: 'Update now or carry on; it will happen anyway the next time you change pages. What you wrote is kept.',
    waiting: 'It will update as soon as everything written is saved on the server.',
    now: 'Update',
    later: 'Later',
    gone: 'This page belongs to an earlier version',
    goneMore: 'Nayar was updated while the page was open. Update to go on; what you wrote is kept.',
  },
  install: {
    title: 'Nayar on the home screen',
    text: 'Nayar can be opened like an app, also offline.',
    iosText: 'Nayar can be opened like an app: in the browser’s share menu, “Add to Home Screen”.',
    now: 'Add',
    later: 'Not now',
  },
  settings: {
    title: 'On this device',
    lead: 'Papers opened here are kept on the device and open offline too. Signing out removes them.',
    ready: 'The program is on this device and opens offline.',
    notReady: 'The program is not completely on this device yet.',
    prepare: 'Prepare for offline work',
    unsupported:
      'This browser does not keep the program on the device, so Nayar opens only while online.',
    list: 'Papers on this device',
    none: 'No papers on this device.',
    lastUsed: 'Opened {{when}}',
    total: 'In total: {{size}}',
    remove: 'Remove from device',
    removeOf: 'Remove {{paper}} from this device',
    removeAll: 'Remove everything from this device',
    removed: 'Removed from this device.',
    keptBack: 'An open paper, or one with something not yet sent, stays on the device.',
    kilobytes: '{{count}} KB',
    megabytes: '{{count}} MB',
  },
};
