import type {
  Block,
  Cell,
  Figure,
  Frame,
  Heading,
  Inline,
  Item,
  List,
  PaperModel,
  Paragraph,
  Row,
} from '#shared/interchange/model.ts';
import { inlineOf, type NotesOf } from '#shared/interchange/words-to-model.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart, Numbering } from '#shared/paper/numbering.ts';
import { partLabel, type SayLabel } from '#shared/paper/part-label.ts';
import { NODES, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';

/**
 * A paper as the neutral model. `say` names what numbers belong to, in the language of whoever it is for. What the schema
 * does not accept is left out, as no editor shows it.
 */
export function modelOf(
  content: readonly ContentNode[],
  layout: PaperLayout,
  say: SayLabel,
  numbering: Numbering<ContentNode> = numberContent(content, layout),
): PaperModel {
  const reading = new Reading(numbering, say);
  return { blocks: reading.blocks(content) };
}

type Value = string | number | null;

class Reading implements NotesOf {
  readonly #numbering: Numbering<ContentNode>;
  readonly #say: SayLabel;
  readonly #parts = new Map<ContentNode, NumberedPart<ContentNode>>();

  constructor(numbering: Numbering<ContentNode>, say: SayLabel) {
    this.#numbering = numbering;
    this.#say = say;
    for (const part of numbering.parts) for (const node of part.nodes) this.#parts.set(node, part);
  }

  noteNumber(node: ContentNode): string | null {
    return this.#parts.get(node)?.number ?? null;
  }

  target(id: string) {
    const part = this.#numbering.byId.get(id);
    return part
      ? { kind: part.kind, number: part.number, label: partLabel(part, this.#say) }
      : null;
  }

  blocks(content: readonly ContentNode[]): Block[] {
    return content.flatMap((node) => this.#block(node) ?? []);
  }

  #block(node: ContentNode): Block | null {
    const { type } = node;
    const typed = TYPED_BLOCKS.find((known) => known === type);
    if (typed) return this.#frame(node, typed);
    switch (type) {
      case 'paragraph':
        return { kind: 'paragraph', ...this.#aligned(node) };
      case 'heading':
        return this.#heading(node);
      case 'bulletList':
      case 'orderedList':
      case 'taskList':
        return this.#list(node);
      case 'blockquote':
        return this.#frame(node, 'quote');
      case 'callout':
        return this.#frame(node, 'callout');
      case 'table':
        return {
          kind: 'table',
          ...tied(node),
          rows: children(node, 'tableRow').map((row) => this.#row(row)),
        };
      case 'figure':
        return this.#figure(node);
      case 'caption':
        return { kind: 'caption', ...tied(node), ...this.#line(node), ...this.#named(node) };
      case 'pageBreak':
        return { kind: 'page-break', ...tied(node) };
      case 'horizontalRule':
        return { kind: 'rule', ...tied(node) };
      case 'tableOfContents':
        return { kind: 'contents', ...tied(node) };
      default:
        return null;
    }
  }

  #heading(node: ContentNode): Heading {
    const level = valueOf(node, 'level') as number | null;
    const counts = valueOf(node, 'numbered') === null;
    return { kind: 'heading', level, counts, ...this.#aligned(node) };
  }

  #aligned(node: ContentNode): Omit<Paragraph, 'kind'> {
    const align = valueOf(node, 'align') as Paragraph['align'];
    const number = this.#parts.get(node)?.number ?? null;
    return { ...tied(node), ...this.#line(node), align, number };
  }

  #line(node: ContentNode): { dir: Paragraph['dir']; inline: Inline[] } {
    return {
      dir: valueOf(node, 'dir') as Paragraph['dir'],
      inline: inlineOf(node.content ?? [], this),
    };
  }

  /** A caption's number, and what stands before its words. */
  #named(node: ContentNode): { number: string | null; label: string | null } {
    const part = this.#parts.get(node);
    if (!part || part.number === null) return { number: null, label: null };
    return { number: part.number, label: partLabel(part, this.#say) };
  }

  #figure(node: ContentNode): Figure {
    return {
      kind: 'figure',
      ...tied(node),
      ...this.#line(node),
      ...this.#named(node),
      file: valueOf(node, 'file') as string | null,
      alt: valueOf(node, 'alt') as string | null,
      pixels: valueOf(node, 'pixels') as string | null,
      width: valueOf(node, 'width') as number | null,
    };
  }

  #list(node: ContentNode): List {
    const isTasks = node.type === 'taskList';
    const of = node.type === 'bulletList' ? 'bullets' : isTasks ? 'tasks' : 'numbers';
    const items = children(node, isTasks ? 'taskItem' : 'listItem').map(
      (item): Item => ({
        changes: changesOn(item),
        isDone: isTasks ? valueOf(item, 'checked') === 'yes' : null,
        blocks: this.blocks(item.content ?? []),
      }),
    );
    const start = valueOf(node, 'start') as number | null;
    const numerals = valueOf(node, 'style') as List['numerals'];
    return { kind: 'list', of, ...tied(node), start, numerals, items };
  }

  #frame(node: ContentNode, of: Frame['of']): Frame {
    return {
      kind: 'frame',
      of,
      ...tied(node),
      tone: valueOf(node, 'tone') as Frame['tone'],
      dimension: valueOf(node, 'dimension') as Frame['dimension'],
      links: valueOf(node, 'links') as string | null,
      number: this.#parts.get(node)?.number ?? null,
      blocks: this.blocks(node.content ?? []),
    };
  }

  #row(node: ContentNode): Row {
    const cells = (node.content ?? [])
      .filter(({ type }) => type === 'tableCell' || type === 'tableHeader')
      .map(
        (cell): Cell => ({
          isHeader: cell.type === 'tableHeader',
          colspan: Number(valueOf(cell, 'colspan')),
          rowspan: Number(valueOf(cell, 'rowspan')),
          widths: valueOf(cell, 'colwidth') as string | null,
          blocks: this.blocks(cell.content ?? []),
        }),
      );
    return { changes: changesOn(node), cells };
  }
}

function children({ content = [] }: ContentNode, type: string): readonly ContentNode[] {
  return content.filter((child) => child.type === type);
}

function tied(node: ContentNode): Pick<Paragraph, 'id' | 'changes'> {
  return { id: valueOf(node, 'id') as string | null, changes: changesOn(node) };
}

function changesOn({ attrs }: ContentNode): Paragraph['changes'] {
  return parseEntries(attrs?.['proposed']);
}

/** The value of an attribute, or its default where the schema does not accept what stands there. */
function valueOf({ type, attrs }: ContentNode, name: string): Value {
  const rule = NODES[type]?.attributes[name];
  if (!rule) return null;
  const value = attrs?.[name];
  return rule.accepts(value) ? (value as Value) : rule.default;
}
