import type { ContentNode } from '#shared/paper/content.ts';
import {
  type AttributeRule,
  childrenAllowedIn,
  MARKS,
  MAX_DEPTH,
  NODES,
} from '#shared/paper/schema.ts';

/** Everything in a paper's content that its schema would not take, one line per slip; an empty list is valid content. */
export function slipsIn(content: readonly ContentNode[]): string[] {
  const ids = new Set<string>();
  const slips = slipsOf({ type: 'doc', content }, 'doc', 0);
  walk(content, ({ attrs, type }) => {
    const id = attrs?.['id'];
    if (typeof id !== 'string') return;
    if (ids.has(id)) slips.push(`${type}: the id ${id} stands twice`);
    ids.add(id);
  });
  return slips;
}

/** Visits every node of content, parents first. */
export function walk(content: readonly ContentNode[], visit: (node: ContentNode) => void): void {
  for (const node of content) {
    visit(node);
    walk(node.content ?? [], visit);
  }
}

function slipsOf(node: ContentNode, path: string, depth: number): string[] {
  const rule = NODES[node.type];
  if (!rule) return [`${path}: unknown node`];
  const slips = depth > MAX_DEPTH ? [`${path}: too deep`] : [];
  slips.push(...attributeSlips(rule.attributes, node.attrs ?? {}, path));
  if (rule.attributes['id'] && node.attrs?.['id'] === undefined) slips.push(`${path}: no id`);
  if (node.type === 'text' && !node.text) slips.push(`${path}: empty text`);
  for (const mark of node.marks ?? []) slips.push(...markSlips(mark.type, mark.attrs ?? {}, path));
  const children = node.content ?? [];
  if (rule.content.endsWith('+') && children.length === 0) slips.push(`${path}: nothing inside`);
  for (const [place, child] of children.entries()) {
    const childPath = `${path} > ${child.type} ${place}`;
    if (!childrenAllowedIn(node.type).has(child.type)) slips.push(`${childPath}: not allowed here`);
    slips.push(...slipsOf(child, childPath, depth + 1));
  }
  return slips;
}

function attributeSlips(
  rules: Readonly<Record<string, AttributeRule>>,
  attrs: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  const unknown = Object.keys(attrs).filter((name) => !rules[name]);
  const wrong = Object.entries(rules).filter(([name, rule]) => {
    const value = attrs[name];
    return value !== undefined && value !== rule.default && !rule.accepts(value);
  });
  // A default other than null is written when the node is made; left out, the editor would write it on opening.
  const missing = Object.entries(rules).filter(
    ([name, rule]) => rule.default !== null && attrs[name] === undefined,
  );
  return [
    ...unknown.map((name) => `${path}: unknown attribute ${name}`),
    ...wrong.map(([name]) => `${path}: wrong ${name}`),
    ...missing.map(([name]) => `${path}: ${name} is missing`),
  ];
}

function markSlips(type: string, attrs: Readonly<Record<string, unknown>>, path: string): string[] {
  const rule = MARKS[type];
  return rule
    ? attributeSlips(rule.attributes, attrs, `${path} (${type})`)
    : [`${path}: unknown mark ${type}`];
}
