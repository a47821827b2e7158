import { type ContentNode, textOf } from '#shared/paper/content.ts';

/** How many headings say enough about a paper. */
const MOST = 40;

/** The headings of content in order, as a preview of it. */
export function headingsOf(content: readonly ContentNode[]): { level: number; text: string }[] {
  return content
    .filter(({ type }) => type === 'heading')
    .map((node) => ({ level: Number(node.attrs?.['level'] ?? 1), text: textOf([node]) }))
    .filter(({ text }) => text !== '')
    .slice(0, MOST);
}
