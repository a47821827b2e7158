/** What the ids of a pre-read's and of a round's things begin with, whatever their day: reminders name them so. */
export const preReadKey = (preReadId: string): string => `pre-read.${preReadId}`;
export const updateKey = (sessionId: string): string => `update.${sessionId}`;
