/** Where a pasted element's own style is read from. */
export const LOOK = 'data-look';

export interface InertPage {
  readonly page: Document;
  /** The page's style sheets, as text. */
  readonly css: string;
}

/** Elements whose insides are not markup. */
const RAW = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'noembed',
  'noframes',
  'iframe',
]);
const TAG = /[a-z][^\s/>]*/iy;
const ATTRIBUTE = /([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?|[\s/=]+/y;

/**
 * Parses a page without loading, running or styling anything: not shown and not part of any window. Styles are moved to
 * where only our own reader looks, because even there a browser would apply them, against the page's security policy.
 */
export function inertPage(html: string): InertPage {
  const css: string[] = [];
  const parts: string[] = [];
  let copied = 0;
  const take = (to: number) => {
    parts.push(html.slice(copied, to));
    copied = to;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = endOf(html, '-->', at + 4);
      continue;
    }
    TAG.lastIndex = at + 1;
    const name = TAG.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at += 1;
      continue;
    }
    const start = at;
    const isDropped = name === 'style' || name === 'script';
    at += 1 + name.length;
    for (ATTRIBUTE.lastIndex = at; html[at] !== '>' && at < html.length; ) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(html);
      if (!found) break;
      const attribute = found[1]?.toLowerCase() ?? '';
      if (isDropped) {
        // The whole element is left out.
      } else if (attribute === 'style') {
        take(at);
        parts.push(LOOK);
        copied = at + attribute.length;
      } else if (attribute.startsWith('on')) {
        take(at);
        copied = at + found[0].length;
      }
      at += found[0].length;
    }
    if (!RAW.has(name)) continue;
    const end = closing(html, name, at);
    if (name === 'style') css.push(html.slice(at + 1, end));
    if (isDropped) {
      take(start);
      // What closes it goes too.
      copied = endOf(html, '>', end);
    }
    at = Math.max(at, end);
  }
  take(html.length);
  return {
    page: new DOMParser().parseFromString(parts.join(''), 'text/html'),
    css: css.join('\n'),
  };
}

function endOf(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? html.length : at + sign.length;
}

function closing(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
