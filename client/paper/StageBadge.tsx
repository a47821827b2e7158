import type { Stage } from '#shared/paper/stage.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';

const TONES: Readonly<Record<Stage, Tone>> = {
  draft: 'plain',
  review: 'amber',
  frozen: 'plain',
  published: 'green',
};

/** Where a paper stands, in a word. */
export function StageBadge({ stage }: { readonly stage: Stage }) {
  const say = useSay();
  return <Badge tone={TONES[stage]}>{say(`paper.stage.${stage}`)}</Badge>;
}
