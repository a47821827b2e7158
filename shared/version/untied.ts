import type { ContentNode } from '#shared/paper/content.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';

/** Content without what ties remarks to it, which says nothing about the text: a remark made or gone is no change of it. */
export function untied(content: readonly ContentNode[]): ContentNode[] {
  const free: ContentNode[] = [];
  for (const node of content.map(untiedNode)) {
    const last = free.at(-1);
    // Runs that only a tie had parted are one again.
    if (last && isSameRun(last, node)) free[free.length - 1] = withMore(last, node.text ?? '');
    else free.push(node);
  }
  return free;
}

function untiedNode({ marks, content, ...rest }: ContentNode): ContentNode {
  const others = (marks ?? []).filter(({ type }) => !/^comment(?:--|$)/.test(type));
  return {
    ...rest,
    ...(others.length > 0 && { marks: others }),
    ...(content && { content: untied(content) }),
  };
}

const withMore = (run: ContentNode, text: string): ContentNode => ({
  ...run,
  text: `${run.text ?? ''}${text}`,
});

const isSameRun = (one: ContentNode, other: ContentNode): boolean =>
  one.text !== undefined &&
  other.text !== undefined &&
  sameContent([{ ...one, text: '' }], [{ ...other, text: '' }]);
