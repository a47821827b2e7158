import type { ContentNode } from '#shared/paper/content.ts';
import type { Kind } from '#shared/paper/kind.ts';
import { challengeMapTemplate } from '#server/paper/template/challenge-map.ts';
import { type ManuscriptNode, paragraph, typeset } from '#server/paper/template/manuscript.ts';
import { minutesTemplate } from '#server/paper/template/minutes.ts';
import { preReadTemplate } from '#server/paper/template/pre-read.ts';
import { recommendationsTemplate } from '#server/paper/template/recommendations.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';
import { updateRoundTemplate } from '#server/paper/template/update-round.ts';

const TEMPLATES: Readonly<Record<Kind, (wish: TemplateWish) => readonly ManuscriptNode[]>> = {
  'challenge-map': challengeMapTemplate,
  recommendations: recommendationsTemplate,
  'pre-read': preReadTemplate,
  minutes: minutesTemplate,
  'update-round': updateRoundTemplate,
  // A plain paper is an empty sheet.
  plain: () => [paragraph()],
};

/**
 * The first content of a paper of this kind, every block with its own id.
 * `random` gives that many random bytes, as `randomBytes` of node:crypto does.
 */
export function templateFor(
  kind: Kind,
  wish: TemplateWish & { readonly random: (count: number) => Uint8Array },
): ContentNode[] {
  return typeset(TEMPLATES[kind](wish), { random: wish.random }).content;
}
