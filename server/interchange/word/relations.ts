import { otherPart, tag } from '#server/interchange/word/xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What one part of the file points to. */
export class Relations {
  readonly #all: string[] = [];
  readonly #links = new Map<string, string>();

  /** Points to another part; answers the id by which the part names it. */
  add(type: string, target: string): string {
    return this.#push({ Type: type.includes('/') ? type : `${OFFICE}/${type}`, Target: target });
  }

  /** Points to an address outside; the same one twice is one. */
  link(href: string): string {
    const known = this.#links.get(href);
    if (known) return known;
    const id = this.#push({ Type: `${OFFICE}/hyperlink`, Target: href, TargetMode: 'External' });
    this.#links.set(href, id);
    return id;
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  xml(): string {
    return otherPart(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      ...this.#all,
    );
  }

  #push(attributes: Readonly<Record<string, string>>): string {
    const id = `rId${String(this.#all.length + 1)}`;
    this.#all.push(tag('Relationship', { Id: id, ...attributes }));
    return id;
  }
}
