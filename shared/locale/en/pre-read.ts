/** Pre-reads: sending them, reading and answering them, readiness, group responses and rounds of updates. */
export const preRead = {
  mail: {
    invitedSubject: 'To read before the session: {{title}}',
    invited: '{{by}} sends you something to read before the session {{session}}: {{title}}.',
    movedSubject: 'New date for answers: {{title}}',
    moved:
      'The date for answers on {{title}} before the session {{session}} has changed. What you have answered stays.',
    remindedSubject: 'Reminder before the session: {{title}}',
    reminded: 'Before the session {{session}} these still wait for you:',
    day: 'The session: {{day}}.',
    note: 'A note to you:',
    waits: '{{title}}',
    asks: 'Questions to answer: {{number}}.',
    toRead: 'Sent for reading, without questions.',
    due: 'Last day for answers: {{day}}.',
    noDue: 'No last day is set.',
    answer: 'Read and answer',
    open: 'Read',
    known:
      'Those who lead the session see whether you opened it, declared it read and which questions you answered. The time you read is not measured.',
  },
} as const;
