/** Ids of what the sample's data names by key. A key that nobody has is a slip in the data. */
export type IdOf = (kind: 'person' | 'forum' | 'group' | 'session', key: string) => string;
