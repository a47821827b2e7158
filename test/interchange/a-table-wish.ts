import type { Cell, TableWish } from '#server/interchange/table/table-wish.ts';
import { speaker } from '#shared/locale/say.ts';

/** A wish for a table of two columns; what matters to a test is given. */
export function aTableWish(
  rows: readonly (readonly Cell[])[],
  more: Partial<TableWish> = {},
): TableWish {
  return {
    title: 'טבלת הערות',
    forumName: 'פורום המנהלים',
    facts: ['מיפוי אתגרים: Draft 2', 'נכון ל־28 בנובמבר 2026'],
    direction: 'rtl',
    columns: [
      { title: 'מספר', share: 1 },
      { title: 'ההערה', share: 4 },
    ],
    groups: [{ lead: null, rows }],
    empty: 'אין הערות',
    at: new Date('2026-11-28T20:00:00Z'),
    say: speaker('he'),
    ...more,
  };
}
