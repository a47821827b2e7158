import type { ContentNode } from '#shared/paper/content.ts';

/** The images that a content shows, by the hashes of their bytes; as often as they stand there. */
export function filesIn(content: readonly ContentNode[]): string[] {
  return content.flatMap(({ type, attrs, content: inner = [] }) => {
    const file = attrs?.['file'];
    return type === 'figure' && typeof file === 'string' ? [file] : filesIn(inner);
  });
}
