import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { isSafeAddress } from '#shared/paper/safe-address.ts';

/**
 * Paste, beside what the schema does by itself (fonts, colours, sizes, unknown elements and unsafe addresses have no
 * place in it, and ids are left behind): Word's lists become lists, and an address pasted over words links them.
 */
export const PastedContent = Extension.create({
  name: 'pastedContent',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          transformPastedHTML: listsOfWord,
          handlePaste(view, event) {
            const address = event.clipboardData?.getData('text/plain').trim();
            const { selection, schema, tr } = view.state;
            const link = schema.marks['link'];
            if (!isSafeAddress(address) || !link || selection.empty) return false;
            if (
              !(selection instanceof TextSelection) ||
              !selection.$from.sameParent(selection.$to)
            ) {
              return false;
            }
            view.dispatch(tr.addMark(selection.from, selection.to, link.create({ href: address })));
            return true;
          },
        },
      }),
    ];
  },
});

/** Word writes a list as paragraphs with `mso-list: l0 level1`, their bullet or number as text in an ignored comment. */
function listsOfWord(html: string): string {
  if (!html.includes('mso-list')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  let list: HTMLElement | null = null;
  let last: Element | null = null;
  for (const paragraph of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const style = paragraph.getAttribute('style') ?? '';
    if (!/mso-list:\s*l\d+/.test(style)) continue;
    const mark = takeMark(paragraph);
    const name = /^[\p{N}\p{L}]+[.)]?$/u.test(mark) ? 'ol' : 'ul';
    const follows: boolean = list !== null && last === paragraph.previousElementSibling;
    if (!list || !follows || list.localName !== name) {
      list = page.createElement(name);
      paragraph.before(list);
    }
    const item = page.createElement('li');
    item.append(paragraph);
    list.append(item);
    last = list;
  }
  return page.body.innerHTML;
}

/** Takes the bullet or number that Word wrote as text away from a list paragraph. */
function takeMark(paragraph: Element): string {
  const mark = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
  const text = mark?.textContent?.replaceAll(/\s/g, '') ?? '';
  mark?.remove();
  return text;
}
