/** The parts of what the members of a forum do together beside papers and sessions; each is told of as a whole. */
export const FORUM_WORK = ['initiatives', 'topics', 'plan', 'ratings'] as const;
export type ForumWorkPart = (typeof FORUM_WORK)[number];
