// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { PAPER_NODES } from '#client/editor/paper-nodes.ts';
import { MARKS, NODES } from '#shared/paper/schema.ts';

const schema = getSchema(PAPER_NODES);

const defaultsOf = (attrs: Record<string, { default?: unknown }> | null | undefined) =>
  Object.fromEntries(Object.entries(attrs ?? {}).map(([name, spec]) => [name, spec.default]));
const ruleDefaults = (rules: Readonly<Record<string, { default: unknown }>>) =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule.default]));

describe('the editor’s schema is the shared one', () => {
  it('[ED1] knows the same nodes and marks, no more and no fewer', () => {
    expect(Object.keys(schema.nodes).toSorted()).toEqual(Object.keys(NODES).toSorted());
    expect(Object.keys(schema.marks).toSorted()).toEqual(Object.keys(MARKS).toSorted());
    expect(schema.topNodeType.name).toBe('doc');
  });

  it.each(Object.entries(NODES))('[ED1] takes the same in a %s', (name, rule) => {
    const { spec } = schema.nodes[name]!;
    expect(spec.content ?? '').toBe(rule.content);
    expect(defaultsOf(spec.attrs)).toEqual(ruleDefaults(rule.attributes));
    const groups = (spec.group ?? '').split(' ');
    for (const group of ['block', 'inline']) {
      expect(groups.includes(group)).toBe(rule.group === group);
    }
  });

  it.each(Object.entries(MARKS))('[ED1] gives a %s the same attributes', (name, rule) => {
    expect(defaultsOf(schema.marks[name]?.spec.attrs)).toEqual(ruleDefaults(rule.attributes));
  });
});
