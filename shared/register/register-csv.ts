import { csvOf } from '#shared/csv/csv.ts';
import type { Say } from '#shared/locale/say.ts';
import { STANCES } from '#shared/position/position.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';

/** The recommendations of a register as a file for spreadsheets: the same as on the screen, closed counts left empty. */
export function registerCsv({ papers, blocks }: RegisterView, say: Say): string {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const head = [
    ...(
      ['number', 'words', 'paper', 'dimension', 'state', 'owners', 'review', 'outcome'] as const
    ).map((column) => say(`register.column.${column}`)),
    ...STANCES.map((stance) => say(`position.stance.${stance}`)),
    say('register.column.gaps'),
  ];
  const rows = blocks.flatMap(({ paperId, number, words, dimension, gaps, recommendation }) => {
    if (!recommendation) return [];
    const { state, owners, reviewOn, outcome, counts } = recommendation;
    return [
      [
        number,
        words,
        titles.get(paperId) ?? '',
        dimension === null ? '' : say(`editor.dimension.${dimension}`),
        say(`register.state.${state}`),
        owners.map(({ name }) => name).join(', '),
        reviewOn ?? '',
        outcome,
        ...STANCES.map((stance) => (counts === null ? '' : String(counts[stance]))),
        gaps.map((gap) => say(`register.gap.${gap}`)).join(', '),
      ],
    ];
  });
  return csvOf([head, ...rows]);
}
