/** What a paper is for; each kind starts from its own template. */
export const KINDS = [
  'challenge-map',
  'recommendations',
  'pre-read',
  'minutes',
  'update-round',
  'plain',
] as const;
export type Kind = (typeof KINDS)[number];
