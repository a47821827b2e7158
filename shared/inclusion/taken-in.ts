import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { agreed } from '#shared/inclusion/same-text.ts';
import { blocksOf, idOfBlock, type InclusionScope } from '#shared/inclusion/inclusion.ts';
import { MARKS, NODES } from '#shared/paper/schema.ts';
import { untied } from '#shared/version/untied.ts';

interface Taking {
  readonly scope: InclusionScope;
  readonly sourceId: string;
  /** The id that a block or note of the source has in the paper that takes it in: always the same for the same one. */
  readonly hereId: (id: string) => string;
  /** What a reference to something that was not taken along says in words. */
  readonly labelOf: (id: string) => string;
}

/** What a source's text reads like in the paper that takes it in. */
export interface TakenIn {
  readonly blocks: readonly ContentNode[];
  /** The same blocks as they stand in the source, in the same order. */
  readonly source: readonly ContentNode[];
  /** Whether something of it has no name yet, so that it cannot be told apart from what comes after. */
  readonly isUnnamed: boolean;
  /** How a run of the source's text reads here. */
  readonly reading: (run: ContentNode) => ContentNode;
}

/**
 * The agreed text of a part of a source under the ids that it has in the paper that takes it in. What points to something
 * that came along points to it there; a reference to anything else becomes words, a link names the paper.
 */
export function takenIn(content: readonly ContentNode[], taking: Taking): TakenIn {
  const source = untied(blocksOf(agreed(content), taking.scope));
  const along = new Set(idsIn(source));
  const copy = new Copy(taking, along);
  return {
    blocks: untied(source.map((node) => copy.node(node))),
    source,
    isUnnamed: source.some((node) => idOfBlock(node) === null),
    reading: (run) => copy.node(run),
  };
}

class Copy {
  readonly #taking: Taking;
  readonly #along: ReadonlySet<string>;

  constructor(taking: Taking, along: ReadonlySet<string>) {
    this.#taking = taking;
    this.#along = along;
  }

  node(node: ContentNode): ContentNode {
    const { type, attrs, content, marks, text } = node;
    const to = marks?.find((mark) => mark.type === 'reference')?.attrs?.['to'];
    const isLost = typeof to === 'string' && !this.#along.has(to);
    const kept = (marks ?? []).flatMap((mark) =>
      isLost && mark.type === 'reference' ? [] : [this.#mark(mark)],
    );
    return {
      type,
      ...(attrs && { attrs: this.#attributes(type, attrs) }),
      ...(content && { content: content.map((child) => this.node(child)) }),
      ...(kept.length > 0 && { marks: kept }),
      ...(text !== undefined && { text: isLost ? this.#taking.labelOf(to) : text }),
    };
  }

  #mark({ type, attrs }: ContentMark): ContentMark {
    if (!attrs) return { type };
    // The ids of remarks and suggestions name nothing in the paper, and none of them comes along.
    if (MARKS[type]?.overlaps) return { type, attrs };
    return { type, attrs: this.#attributes(type, attrs) };
  }

  #attributes(
    type: string,
    attrs: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      Object.entries(attrs).map(([name, value]) => [name, this.#value(type, name, value)]),
    );
  }

  #value(type: string, name: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    const { hereId } = this.#taking;
    if (name === 'id') return hereId(value);
    if (name === 'to') return this.#along.has(value) ? hereId(value) : value;
    if (name !== 'links') return value;
    const links = value.split(' ').map((link) => this.#link(link));
    const accepts = NODES[type]?.attributes['links']?.accepts;
    // Longer with the paper's name in each: the last ones stay behind.
    while (links.length > 1 && accepts?.(links.join(' ')) === false) links.pop();
    return links.join(' ');
  }

  #link(link: string): string {
    if (link.includes('/')) return link;
    const { hereId, sourceId } = this.#taking;
    return this.#along.has(link) ? hereId(link) : `${sourceId}/${link}`;
  }
}

/** The ids of blocks and notes. */
function idsIn(content: readonly ContentNode[]): string[] {
  return content.flatMap(({ attrs, marks = [], content: inner = [] }) => [
    ...[
      attrs,
      ...marks.filter(({ type }) => !MARKS[type]?.overlaps).map((mark) => mark.attrs),
    ].flatMap((some) => (typeof some?.['id'] === 'string' ? [some['id']] : [])),
    ...idsIn(inner),
  ]);
}
