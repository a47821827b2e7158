import { isHidden, type Style } from '#server/interchange/reading/page/style.ts';
import { attributeOf, type Element, textIn } from '#server/interchange/reading/page/tree.ts';
import type { WordCode } from '#shared/interchange/word-report.ts';

const SILENT: ReadonlySet<string> = new Set(
  'head title meta base template param source track wbr col colgroup'.split(' '),
);

const CODES: ReadonlyMap<string, WordCode> = new Map([
  ['script', 'scripts'],
  ['style', 'style-sheets'],
  ['link', 'style-sheets'],
  ...namedAs('objects', 'iframe object embed applet audio video frame frameset'),
  ...namedAs('drawings', 'svg canvas map'),
  ...namedAs('form-fields', 'input select textarea button output progress meter'),
]);

function namedAs(code: WordCode, names: string): [string, WordCode][] {
  return names.split(' ').map((name) => [name, code]);
}

/** What is left behind of a page, and the code by which that is told; `silent` where it is nothing to anybody. */
export function leftBehind(
  element: Element,
  style: Style,
  isOwn: boolean,
): WordCode | 'silent' | null {
  const { tagName: name } = element;
  if (SILENT.has(name) || (isOwn && attributeOf(element, 'data-made') !== null)) return 'silent';
  const code = CODES.get(name);
  if (code === 'style-sheets' && isOwn) return 'silent';
  // A box before an item's words says that it is a task, and is told as that.
  if (name === 'input' && /^(?:hidden|checkbox)$/i.test(attributeOf(element, 'type') ?? ''))
    return 'silent';
  if (code) return code;
  if (!isHidden(element, style)) return null;
  return textIn(element).trim() === '' ? 'silent' : 'hidden-words';
}
