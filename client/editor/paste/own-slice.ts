import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import { type AttributeRule, MARKS, MAX_DEPTH, NODES } from '#shared/paper/schema.ts';

/**
 * What comes from a paper of ours, or only says so: values that the shared schema does not accept are dropped, what is
 * nested too deeply too, and links of typed blocks stay only where what they point to is in this paper. Notes and
 * references have rules of their own, beside this.
 */
export function adopted(slice: Slice, doc: Node): Slice {
  const known = idsIn(doc, slice.content);
  return new Slice(fragmentOf(slice.content, known, 1), slice.openStart, slice.openEnd);
}

/** Ids of blocks that are, or will be, in the paper. */
function idsIn(doc: Node, content: Fragment): ReadonlySet<string> {
  const ids = new Set<string>();
  const note = ({ attrs, isTextblock }: Node) => {
    const id: unknown = attrs['id'];
    if (typeof id === 'string') ids.add(id);
    return !isTextblock;
  };
  doc.descendants(note);
  content.descendants(note);
  return ids;
}

function fragmentOf(content: Fragment, known: ReadonlySet<string>, depth: number): Fragment {
  if (depth > MAX_DEPTH) return Fragment.empty;
  return Fragment.fromArray(content.content.map((node) => nodeFor(node, known, depth)));
}

function nodeFor(node: Node, known: ReadonlySet<string>, depth: number): Node {
  const marks = node.marks.flatMap(markFor);
  if (node.isText) return node.mark(marks);
  const attrs = attributesFor(node.attrs, NODES[node.type.name]?.attributes ?? {});
  const { links } = attrs;
  if (typeof links === 'string') attrs['links'] = linksFor(links, known);
  return node.type.create(attrs, fragmentOf(node.content, known, depth + 1), marks);
}

/** A mark that lacks a value is none. */
function markFor(mark: Mark): Mark[] {
  const rules = MARKS[mark.type.name]?.attributes ?? {};
  const attrs = attributesFor(mark.attrs, rules);
  const isWhole = Object.keys(rules).every((name) => attrs[name] !== null);
  return isWhole ? [mark.type.create(attrs)] : [];
}

function attributesFor(
  attrs: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, AttributeRule>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const value = attrs[name];
      const shared = Array.isArray(value) && name === 'colwidth' ? value.join(',') : value;
      return [name, rule.accepts(shared) ? value : rule.default];
    }),
  );
}

function linksFor(links: string, known: ReadonlySet<string>): string | null {
  const kept = links.split(' ').filter((link) => link.includes('/') || known.has(link));
  return kept.length > 0 ? kept.join(' ') : null;
}
