import type { Attribute, Attributes } from '@tiptap/core';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { type AttributeRule, MARKS, NODES } from '#shared/paper/schema.ts';

/** How one attribute stands in HTML; the rest of it (name, default, what is allowed) comes from the shared schema. */
type InHtml = Pick<Attribute, 'parseHTML' | 'renderHTML'>;

/** Written to HTML as `data-<name>`, and taken from HTML only when the shared rule accepts it. */
function asData(name: string, rule: AttributeRule): InHtml {
  const htmlName = `data-${name}`;
  return {
    parseHTML: (element) => accepted(rule, element.getAttribute(htmlName)),
    renderHTML: (attrs) => (attrs[name] === null ? null : { [htmlName]: attrs[name] }),
  };
}

function asNumber(name: string, rule: AttributeRule): InHtml {
  return {
    parseHTML: (element) => accepted(rule, Number(element.getAttribute(name) ?? Number.NaN)),
    renderHTML: (attrs) => (attrs[name] === rule.default ? null : { [name]: attrs[name] }),
  };
}

function accepted(rule: AttributeRule, value: unknown): unknown {
  return rule.accepts(value) ? value : rule.default;
}

const IN_HTML: Readonly<Record<string, (name: string, rule: AttributeRule) => InHtml>> = {
  // An id names one block for ever: pasted or copied text is a new block and gets a new one.
  id: () => ({
    parseHTML: () => null,
    renderHTML: ({ id }) => (id === null ? null : { 'data-id': id }),
  }),
  // Word and web pages write dir on everything; only a direction that was set here is taken over.
  dir: (_, rule) => ({
    parseHTML: (element) =>
      element.hasAttribute('data-id') ? accepted(rule, element.getAttribute('dir')) : null,
    renderHTML: ({ dir }) => (dir === null ? null : { dir, lang: dir === 'ltr' ? 'en' : 'he' }),
  }),
  level: (_, rule) => ({
    parseHTML: (element) => accepted(rule, Number(element.tagName.slice(1))),
    renderHTML: () => null,
  }),
  href: (_, rule) => ({
    parseHTML: (element) => accepted(rule, element.getAttribute('href')),
    renderHTML: ({ href }) => (rule.accepts(href) ? { href } : null),
  }),
  // Pasted text suggests nothing.
  proposed: () => ({
    parseHTML: () => null,
    renderHTML: ({ proposed }) => {
      const kinds = parseEntries(proposed).map(({ kind }) => kind);
      return kinds.length === 0 ? null : { 'data-proposed': kinds.join(' ') };
    },
  }),
  start: asNumber,
  colspan: asNumber,
  rowspan: asNumber,
  // Held as numbers inside the editor (its table commands count on that) and as a text in the shared paper.
  colwidth: () => ({ parseHTML: () => null, renderHTML: () => null }),
};

function attributesOf(rules: Readonly<Record<string, AttributeRule>>): Attributes {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      {
        default: rule.default,
        // A heading's tail stays a heading; which block it is and which way it runs are the new block's own.
        keepOnSplit: name !== 'id' && name !== 'dir' && name !== 'proposed',
        ...(IN_HTML[name] ?? asData)(name, rule),
      },
    ]),
  );
}

/** Tiptap's attributes of a node, from the shared schema: the same names and defaults by construction. */
export function nodeAttributes(name: string): Attributes {
  return attributesOf(NODES[name]?.attributes ?? {});
}

/** Tiptap's attributes of a mark, from the shared schema. */
export function markAttributes(name: string): Attributes {
  return attributesOf(MARKS[name]?.attributes ?? {});
}

/** The content expression of a node, from the shared schema. */
export function contentOf(name: string): string {
  return NODES[name]?.content ?? '';
}
