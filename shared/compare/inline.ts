import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { markKey } from '#shared/suggestion/projection.ts';

/** One text or line break of a block, and where it stands in the block's letters. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly node: ContentNode;
  /** Its marks as one text. */
  readonly look: string;
}

/** The words of a text block as one string with their looks beside it. A line break is one letter. */
export interface Inline {
  readonly text: string;
  readonly spans: readonly Span[];
}

export function inlineOf(content: readonly ContentNode[] = []): Inline {
  const spans: Span[] = [];
  let text = '';
  for (const node of content) {
    const letters = node.type === 'text' ? (node.text ?? '') : '\n';
    const look = node.type === 'text' ? lookOf(node.marks) : `<${node.type}>`;
    spans.push({ from: text.length, to: text.length + letters.length, node, look });
    text += letters;
  }
  return { text, spans };
}

function lookOf(marks: readonly ContentMark[] = []): string {
  return marks.map(markKey).join('\n');
}

/** Place of the span that holds the letter at `offset`. */
function spanAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The content of a stretch of a block. What is cut whole is the same object as in the block. */
export function slice({ spans }: Inline, from: number, to: number): ContentNode[] {
  const cut: ContentNode[] = [];
  if (from >= to) return cut;
  for (let at = spanAt(spans, from); at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.from >= to) break;
    const start = Math.max(span.from, from);
    const end = Math.min(span.to, to);
    if (start === span.from && end === span.to) cut.push(span.node);
    else if (start < end) {
      const text = (span.node.text ?? '').slice(start - span.from, end - span.from);
      cut.push({ ...span.node, text });
    }
  }
  return cut;
}

/** The looks of a stretch, each with the number of letters that have it. */
export function looksOf({ spans }: Inline, from: number, to: number): string {
  const first = spans[spanAt(spans, from)];
  if (first && first.to >= to) return first.look;
  const looks: string[] = [];
  for (let at = spanAt(spans, from); at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.from >= to) break;
    looks.push(`${String(Math.min(span.to, to) - Math.max(span.from, from))} ${span.look}`);
  }
  return looks.join('\n\n');
}
