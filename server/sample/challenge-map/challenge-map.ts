import type { ManuscriptNode } from '#server/paper/template/manuscript.ts';
import { coordination } from '#server/sample/challenge-map/coordination.ts';
import { governmentSystem } from '#server/sample/challenge-map/government-system.ts';
import { humanCapital } from '#server/sample/challenge-map/human-capital.ts';
import { mechanisms } from '#server/sample/challenge-map/mechanisms.ts';
import { onward } from '#server/sample/challenge-map/onward.ts';
import { opening } from '#server/sample/challenge-map/opening.ts';
import { regulation } from '#server/sample/challenge-map/regulation.ts';
import { structure } from '#server/sample/challenge-map/structure.ts';

/** The challenge-mapping paper, whole: an opening, the six dimensions in the order of the picture, and what comes next. */
export const challengeMap: readonly ManuscriptNode[] = [
  ...opening,
  ...regulation,
  ...structure,
  ...coordination,
  ...humanCapital,
  ...mechanisms,
  ...governmentSystem,
  ...onward,
];
