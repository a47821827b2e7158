/** Where a paper stands. The stage narrows what roles may do; see `shared/member/access.ts`. */
export const STAGES = ['draft', 'review', 'frozen', 'published'] as const;
export type Stage = (typeof STAGES)[number];
