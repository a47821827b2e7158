/** Word's own limit. */
const LONGEST = 40;

/**
 * The hidden bookmark of a block or a note: its id in the letters that bookmarks may have. Null for one that would be too
 * long, which no id that the server makes is.
 */
export function bookmarkOf(id: string): string | null {
  return named('_N_', id);
}

/** The bookmark around a block's number, which references to it show. */
export function numberBookmarkOf(id: string): string | null {
  return named('_R_', id);
}

function named(start: string, id: string): string | null {
  const name = `${start}${id.replaceAll('_', '__').replaceAll('-', '_h')}`;
  return name.length > LONGEST ? null : name;
}
