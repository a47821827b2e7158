/** Pre-reads: sending them, reading and answering them, readiness, group responses and rounds of updates. */
export const preRead = {
  mail: {
    invitedSubject: 'חומר לקריאה לקראת המפגש: {{title}}',
    invited: '{{by}} שולח/ת אליך חומר לקריאה לקראת המפגש {{session}}: {{title}}.',
    movedSubject: 'מועד חדש למענה: {{title}}',
    moved: 'המועד למענה על {{title}} לקראת המפגש {{session}} השתנה. מה שכבר ענית נשמר.',
    remindedSubject: 'תזכורת לקראת המפגש: {{title}}',
    reminded: 'לקראת המפגש {{session}} עוד מחכים לך:',
    day: 'המפגש: {{day}}.',
    note: 'מה כתבו לך:',
    waits: '{{title}}',
    asks: 'שאלות למענה: {{number}}.',
    toRead: 'נשלח לקריאה, בלי שאלות.',
    due: 'מועד אחרון למענה: {{day}}.',
    noDue: 'לא נקבע מועד אחרון.',
    answer: 'לקריאה ולמענה',
    open: 'לקריאה',
    known:
      'מי שמובילים את המפגש רואים אם פתחת את החומר, אם סימנת שקראת ועל אילו שאלות ענית. זמן הקריאה אינו נמדד.',
  },
} as const;
