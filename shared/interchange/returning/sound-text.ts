import type { ContentNode } from '#shared/paper/content.ts';
import { MARKS, MAX_DEPTH, NODES } from '#shared/paper/schema.ts';

const MOST_NODES = 300_000;

/** Whether what a file says of a text can be read as one: anybody may have written it. */
export function isSoundText(content: readonly ContentNode[]): boolean {
  let left = MOST_NODES;
  const isSound = (node: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH || !isRecord(node)) return false;
    const { type, attrs = {}, content: inner = [], marks = [], text } = node;
    if (typeof type !== 'string' || !Object.hasOwn(NODES, type)) return false;
    if (type === 'text' ? typeof text !== 'string' : text !== undefined) return false;
    if (!Array.isArray(inner) || !Array.isArray(marks) || !isPlain(attrs)) return false;
    return marks.every(isMark) && inner.every((child) => isSound(child, depth + 1));
  };
  return content.every((node) => isSound(node, 1));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMark(mark: unknown): boolean {
  if (!isRecord(mark)) return false;
  const { type, attrs = {} } = mark;
  return typeof type === 'string' && Object.hasOwn(MARKS, type) && isPlain(attrs);
}

const isPlain = (attrs: unknown): boolean =>
  isRecord(attrs) &&
  Object.values(attrs).every((value) => typeof value === 'string' || typeof value === 'number');
