import { SaxesParser } from 'saxes';
import type { Element } from '#test/interchange/xml-tree.ts';

type Open = Element & { children: Element[]; text: string };

/** Reads any XML, with its namespaces; throws where it is none. For what other programs' libraries write. */
export function readAnyXml(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open = { name: '', attributes: new Map(), children: [], text: '', parent: null };
  let open = root;
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const told = Object.values(attributes).map((one) => [one.name, one.value] as const);
    const element: Open = { name, attributes: new Map(told), children: [], text: '', parent: open };
    open.children.push(element);
    open = element;
  });
  parser.on('text', (text) => {
    open.text += text;
  });
  parser.on('closetag', () => {
    open = open.parent as Open;
  });
  parser.write(xml).close();
  const [only] = root.children;
  if (!only) throw new Error('there is nothing in it');
  return only;
}
