import type { ContentNode } from '#shared/paper/content.ts';

/**
 * The recommendations of a paper and nothing else, each under the headings that led to it. What they answer and is not
 * taken along is named with the paper where it stands.
 */
export function onlyRecommendations(
  content: readonly ContentNode[],
  paperId: string,
): ContentNode[] {
  const taken: ContentNode[] = [];
  let leading: ContentNode[] = [];
  for (const block of content) {
    if (block.type === 'heading') {
      leading = [...leading.filter((above) => levelOf(above) < levelOf(block)), block];
      continue;
    }
    const found = recommendationsIn(block);
    if (found.length === 0) continue;
    taken.push(...leading.filter((heading) => !taken.includes(heading)), ...found);
  }
  const ids = new Set(taken.flatMap(({ attrs }) => attrs?.['id'] ?? []));
  return taken.map((block) => withLinks(block, (link) => named(link, ids, paperId)));
}

const levelOf = ({ attrs }: ContentNode): number => Number(attrs?.['level'] ?? 1);

function recommendationsIn(block: ContentNode): ContentNode[] {
  if (block.type === 'recommendation') return [block];
  return (block.content ?? []).flatMap(recommendationsIn);
}

/** A link into another paper stands as `paper/block`. */
const named = (link: string, ids: ReadonlySet<unknown>, paperId: string): string =>
  link === '' || link.includes('/') || ids.has(link) ? link : `${paperId}/${link}`;

function withLinks(block: ContentNode, name: (link: string) => string): ContentNode {
  const links = block.attrs?.['links'];
  if (typeof links !== 'string') return block;
  return { ...block, attrs: { ...block.attrs, links: links.split(' ').map(name).join(' ') } };
}
