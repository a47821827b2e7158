/** Where a recommendation stands on its way. */
export const LIFE_STATES = [
  'draft',
  'validation',
  'validated',
  'adopted',
  'dropped',
  'followed-up',
] as const;
export type LifeState = (typeof LIFE_STATES)[number];

const NEXT: Readonly<Record<LifeState, readonly LifeState[]>> = {
  draft: ['validation', 'dropped'],
  validation: ['validated', 'draft', 'dropped'],
  validated: ['adopted', 'validation', 'dropped'],
  adopted: ['followed-up', 'validated', 'dropped'],
  dropped: ['draft'],
  'followed-up': ['adopted', 'dropped'],
};

/** Where a recommendation may go from here: one step on, one back, or out; what was dropped may be taken up anew. */
export function nextStates(state: LifeState): readonly LifeState[] {
  return NEXT[state];
}

/** Whether the forum has spoken, so that positions are open to everybody who reads the paper. */
export function isDecided(state: LifeState): boolean {
  return state !== 'draft' && state !== 'validation';
}
