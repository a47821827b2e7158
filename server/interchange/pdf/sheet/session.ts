import type { PressItem, PressPreRead, PressSession } from '#server/interchange/pdf/order.ts';
import type {
  BlockSheet,
  CellSheet,
  ParagraphSheet,
  Run,
  SessionSheet,
} from '#server/interchange/pdf/sheet/sheet.ts';
import {
  type FileWriting,
  LINE_LETTERS,
  titlePlace,
} from '#server/interchange/pdf/sheet/writing.ts';

/** The first pages of what goes with a session: its agenda, what was sent ahead with its questions, and the contents of all. */
export function sessionSheet(file: FileWriting, session: PressSession): SessionSheet {
  const { say } = file;
  const chapter = (title: string, blocks: readonly BlockSheet[]) => ({
    name: file.head(null, title),
    title,
    blocks,
  });
  return {
    title: [file.line(session.title)],
    forum: [file.line(session.forumName)],
    facts: session.facts.map((fact) => file.line(fact)),
    chapters: [
      chapter(
        say('session.agenda'),
        session.agenda.length === 0
          ? [paragraph([say('session.agendaEmpty')])]
          : [agendaTable(file, session.agenda)],
      ),
      chapter(
        say('preRead.title'),
        session.preReads.length === 0
          ? [paragraph([say('pdf.pack.nothing')])]
          : session.preReads.map((one) => preReadFrame(file, one)),
      ),
    ],
    contents: { kind: 'contents', title: say('structure.contents.title') },
  };
}

const paragraph = (runs: readonly Run[]): ParagraphSheet => ({ kind: 'paragraph', runs });

function agendaTable(file: FileWriting, agenda: readonly PressItem[]): BlockSheet {
  const { say } = file;
  const heads = ['time', 'item', 'purpose', 'person'].map((one) => say(`pdf.pack.${one}`));
  const cell = (at: { x: number; y: number }, lines: readonly (readonly Run[])[]): CellSheet => ({
    ...at,
    cols: 1,
    rows: 1,
    head: at.y === 0,
    breaks: false,
    blocks: lines.map(paragraph),
  });
  const rows = agenda.map((item, at) => {
    const y = at + 1;
    const time = say('session.minutes', { count: item.minutes });
    return [
      cell({ x: 0, y }, item.from === null ? [[time]] : [[{ t: item.from, b: 1 }], [time]]),
      cell({ x: 1, y }, [
        [{ t: file.line(item.title), b: 1 }],
        ...(item.paper === null ? [] : [[file.line(item.paper)]]),
      ]),
      cell({ x: 2, y }, [[item.purpose]]),
      cell({ x: 3, y }, item.person === null ? [] : [[file.line(item.person)]]),
    ];
  });
  return {
    kind: 'table',
    widths: [0.15, 0.5, 0.15, 0.2],
    heads: 1,
    repeats: true,
    cells: [...heads.map((head, x) => cell({ x, y: 0 }, [[head]])), ...rows.flat()],
  };
}

function preReadFrame(file: FileWriting, one: PressPreRead): BlockSheet {
  const { say } = file;
  const title = file.line(one.title);
  const lines = (text: string) => file.lines(text, LINE_LETTERS).map((line) => paragraph([line]));
  return {
    kind: 'frame',
    of: 'typed',
    label: [one.at === null ? title : { t: title, to: titlePlace(one.at) }],
    blocks: [
      paragraph([one.facts.map((fact) => file.line(fact)).join(' · ')]),
      ...(one.note === '' ? [] : lines(one.note)),
      ...(one.questions.length === 0
        ? []
        : [
            paragraph([{ t: say('preRead.questions'), b: 1 }]),
            {
              kind: 'list' as const,
              of: 'numbers' as const,
              signs: one.questions.map((_, at) => `${String(at + 1)}.`),
              items: one.questions.map((question) => ({ blocks: lines(question) })),
            },
          ]),
      ...(one.withheld === null ? [] : [paragraph([one.withheld])]),
    ],
  };
}
