import {
  child,
  type Element,
  elements,
  textIn,
  valueOf,
} from '#server/interchange/reading/xml-tree.ts';
import { isBlockId } from '#shared/paper/block-id.ts';

/** A reference of this house, as it stands in a file. */
export interface Pointer {
  readonly to: string;
  /** The first of its runs, which has its look. */
  readonly run: Element;
  /** What is around all of its runs within the control: what somebody put in or took out. */
  readonly revisions: readonly Element[];
}

const REVISIONS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

/** The reference in a control; null where somebody wrote something else over it, or where it is none. */
export function pointerIn(control: Element): Pointer | null {
  const properties = child(control, 'w:sdtPr');
  const [kind, to] = (valueOf(child(properties, 'w:tag')) ?? '').split(':');
  const content = child(control, 'w:sdtContent');
  if (kind !== 'reference' || !isBlockId(to) || !content) return null;
  const found = new Runs();
  found.take(content, []);
  const [first] = found.runs;
  const label = valueOf(child(properties, 'w:alias'));
  if (!first || label === undefined || !found.says(label) || !found.isOne) return null;
  return { to, run: first.run, revisions: first.revisions };
}

/** The runs of a control with what they say. */
class Runs {
  readonly runs: { readonly run: Element; readonly revisions: readonly Element[] }[] = [];
  /** Words before and after what a field shows, which Word may count anew. */
  #before = '';
  #after = '';
  #hasField = false;
  #field: 'none' | 'begun' | 'shown' = 'none';

  take(parent: Element, revisions: readonly Element[]): void {
    for (const one of elements(parent)) {
      if (one.name === 'w:r') this.#run(one, revisions);
      else if (REVISIONS.has(one.name)) this.take(one, [...revisions, one]);
      else if (one.name !== 'w:sdtPr') this.take(one, revisions);
    }
  }

  /** Whether these are the words of a label, whatever number the field shows. */
  says(label: string): boolean {
    if (!this.#hasField) return this.#before === label;
    const outside = this.#before.length + this.#after.length;
    return outside <= label.length && label.startsWith(this.#before) && label.endsWith(this.#after);
  }

  /** Whether all of it met the same: it stands, came or went as a whole. */
  get isOne(): boolean {
    const kinds = this.runs.map(({ revisions }) => revisions.map(({ name }) => name).join(' '));
    return new Set(kinds).size === 1;
  }

  #run(run: Element, revisions: readonly Element[]): void {
    for (const one of elements(run)) {
      const sign = one.name === 'w:fldChar' ? one.attrs['w:fldCharType'] : undefined;
      if (sign === 'begin') this.#field = 'begun';
      else if (sign === 'separate') this.#field = 'shown';
      else if (sign === 'end') this.#field = 'none';
      if (sign !== undefined) this.#hasField = true;
      const isWord = one.name === 'w:t' || one.name === 'w:delText';
      if (!isWord || this.#field === 'begun') continue;
      this.runs.push({ run, revisions });
      if (this.#field === 'shown') continue;
      if (this.#hasField) this.#after += textIn(one);
      else this.#before += textIn(one);
    }
  }
}
