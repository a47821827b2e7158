import type { ContentNode } from '#shared/paper/content.ts';
import { sameMarks } from '#shared/suggestion/projection.ts';

/** Whether two stretches of content are the same to a reader: the order of marks and of attributes says nothing. */
export function sameContent(one: readonly ContentNode[], other: readonly ContentNode[]): boolean {
  return (
    one.length === other.length &&
    one.every((node, index) => {
      const twin = other[index];
      return twin !== undefined && sameNode(node, twin);
    })
  );
}

function sameNode(one: ContentNode, other: ContentNode): boolean {
  return (
    one.type === other.type &&
    one.text === other.text &&
    sameMarks(one.marks, other.marks) &&
    sameAttributes(one.attrs ?? {}, other.attrs ?? {}) &&
    sameContent(one.content ?? [], other.content ?? [])
  );
}

function sameAttributes(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  // Null is how an editor says what the shared paper does not store at all.
  return [...names].every((name) => (one[name] ?? null) === (other[name] ?? null));
}
