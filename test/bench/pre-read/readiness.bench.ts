import { readinessOf } from '#shared/pre-read/readiness.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { compare } from '#test/bench/room/report.ts';

const MEMBERS = 100;
const PRE_READS = 10;
const QUESTIONS = 5;
const TURNS = 200;
const AT = '2026-11-20T08:00:00.000Z';

type Facts = Parameters<typeof readinessOf>[0];

/** The board of a hundred members by ten pre-reads, against looking each cell up in the lists. */
export const readiness: Bench = {
  name: 'readiness',
  run({ isQuick }) {
    const facts = aForum();
    const turns = isQuick ? TURNS / 10 : TURNS;
    const [ours, scan]: [number[], number[]] = [[], []];
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      ours.push(timeOf(() => readinessOf(facts), turns));
      scan.push(timeOf(() => scanned(facts), Math.max(1, turns / 20)));
      tell(`  round ${String(round + 1)} ours ${String(ours.at(-1))} scan ${String(scan.at(-1))}`);
    }
    const about = { bench: 'readiness', measure: 'one board', unit: 'ms', baseline: 'scan' };
    return Promise.resolve([compare({ ...about, ours, values: scan, bar: 0.2 })]);
  },
};

function timeOf(work: () => unknown, turns: number): number {
  work();
  const began = performance.now();
  for (let turn = 0; turn < turns; turn++) work();
  return Math.round(((performance.now() - began) / turns) * 1000) / 1000;
}

function aForum(): Facts {
  const members = Array.from({ length: MEMBERS }, (_, at) => ({
    personId: `person-${String(at)}`,
  }));
  const invited = new Set(members.map(({ personId }) => personId));
  const questions = Array.from({ length: QUESTIONS }, (_, at) => ({ id: `q-${String(at)}` }));
  const preReads = Array.from({ length: PRE_READS }, (_, at) => {
    return { id: `pre-read-${String(at)}`, questions, dueOn: '2026-12-01', invited };
  });
  const pairs = preReads.flatMap(({ id }) =>
    members.map(({ personId }) => ({ preReadId: id, personId })),
  );
  return {
    members,
    preReads,
    marks: pairs.map((pair) => ({ ...pair, openedAt: AT, readAt: AT, submittedAt: AT })),
    answers: pairs.flatMap((pair) => questions.map(() => ({ ...pair, text: 'תשובה' }))),
  };
}

/** The same, cell by cell. */
function scanned({ members, preReads, marks, answers }: Facts): unknown {
  return members.map(({ personId }) =>
    preReads.map(({ id }) => {
      const isOf = (one: { readonly preReadId: string; readonly personId: string }) =>
        one.preReadId === id && one.personId === personId;
      return [marks.find(isOf), answers.filter(isOf).length];
    }),
  );
}
