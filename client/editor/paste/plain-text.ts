import type { ContentNode } from '#shared/paper/content.ts';
import { cleanText } from '#client/editor/paste/clean-text.ts';
import type { Findings } from '#client/editor/paste/findings.ts';

/** Each line of plain text as a paragraph; empty lines only part them. */
export function plainBlocks(text: string, findings: Findings): ContentNode[] {
  return cleanText(text, findings)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line) => {
      const words = line.replaceAll(/[\t\v\f]/g, ' ').trimEnd();
      return words.trim() === ''
        ? []
        : [{ type: 'paragraph', content: [{ type: 'text', text: words }] }];
    });
}
