import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';

const TONES = {
  open: 'amber',
  answered: 'accent',
  settled: 'green',
  withdrawn: 'plain',
} as const satisfies Record<ThreadView['state'], Tone>;

/** Whether the author has insisted after the last answer: then it waits for another. */
export function isInsisted({ state, answers }: Pick<ThreadView, 'state' | 'answers'>): boolean {
  return state === 'open' && answers.at(-1)?.insisted != null;
}

/** In what state a thread is, in words. One that simply waits says nothing: most do. */
export function StateBadge({ thread }: { readonly thread: ThreadView }) {
  const say = useSay();
  const { state } = thread;
  if (state === 'open' && !isInsisted(thread)) return null;
  const last = thread.answers.at(-1);
  const words =
    state === 'answered' && last
      ? say(`thread.disposition.${last.disposition}`)
      : say(state === 'open' ? 'thread.state.insisted' : `thread.state.${state}`);
  return <Badge tone={TONES[state]}>{words}</Badge>;
}
