/**
 * How the passages of open threads look. One sheet of styles for the page names them, so that two hundred threads cost
 * nothing while somebody types: the text carries the marks of all threads, closed ones too, and only this knows which
 * are open.
 */
export class Highlights {
  readonly #sheet: CSSStyleSheet | null;
  #rules = '';

  constructor() {
    this.#sheet = makeSheet();
    if (this.#sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  show(open: readonly string[], active: string | null): void {
    const rules = rulesFor(open, active);
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet?.replaceSync(rules);
  }

  stop(): void {
    const sheet = this.#sheet;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}

function makeSheet(): CSSStyleSheet | null {
  try {
    const sheet = new CSSStyleSheet();
    return typeof sheet.replaceSync === 'function' && 'adoptedStyleSheets' in document
      ? sheet
      : null;
  } catch {
    // A page that is never painted.
    return null;
  }
}

/** Letters and digits alone: an id is part of a style here. */
const ID = /^[A-Za-z0-9]{8}$/;

/** The styles as text. Never by colour alone: what is open has a line under it, the active one a thick line and a frame. */
export function rulesFor(open: readonly string[], active: string | null): string {
  const named = (ids: readonly string[]) =>
    ids
      .filter((id) => ID.test(id))
      .map((id) => `[data-thread="${id}"], [data-remark="${id}"]`)
      .join(', ');
  const others = named(open);
  const one = active === null ? '' : named([active]);
  return [
    others && `.paper-text :is(${others}) { ${OPEN} }`,
    one && `.paper-text :is(${one}) { ${ACTIVE} }`,
    others && `@media print { .paper-text :is(${others}) { ${PRINTED} } }`,
  ]
    .filter(Boolean)
    .join('\n');
}

const OPEN =
  'background-color: color-mix(in srgb, var(--amber-soft) 62%, transparent); border-block-end: 2px solid var(--amber); cursor: pointer;';
const ACTIVE =
  'background-color: var(--amber-soft); border-block-end: 4px double var(--amber); outline: 2px solid var(--amber); outline-offset: 1px; border-radius: 2px;';
const PRINTED = 'background: none; border: 0; outline: 0;';
