import { type Identity, identityIn } from '#server/interchange/reading/identity.ts';
import { type Limits, WordRefused } from '#server/interchange/reading/limits.ts';
import type { NotePart } from '#server/interchange/reading/note-reader.ts';
import type { Package } from '#server/interchange/reading/package.ts';
import { type Relations, relationsOf, targetOf } from '#server/interchange/reading/relations.ts';
import type { RemarkParts } from '#server/interchange/reading/remarks.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';
import {
  below,
  childrenNamed,
  type Element,
  textIn,
  XmlReader,
} from '#server/interchange/reading/xml-tree.ts';

/** The XML parts of a file. The main one is found by its relation, never by its name. */
export class Parts {
  readonly main: Element;
  readonly relations: Relations;
  readonly #file: Package;
  readonly #xml: XmlReader;
  readonly #tally: Tally;
  readonly #top: Relations;

  private constructor(told: {
    file: Package;
    xml: XmlReader;
    tally: Tally;
    top: Relations;
    main: Element;
    relations: Relations;
  }) {
    this.#file = told.file;
    this.#xml = told.xml;
    this.#tally = told.tally;
    this.#top = told.top;
    this.main = told.main;
    this.relations = told.relations;
  }

  static async of(file: Package, limits: Limits, tally: Tally): Promise<Parts> {
    const xml = new XmlReader(limits);
    const types = await file.read('[Content_Types].xml');
    if (!types) throw new WordRefused('word-kind', 'content types');
    countMacros(xml.read(types), file, tally);
    const top = await relationsOf(file, xml, '');
    const name = targetOf(top, 'officeDocument') ?? 'word/document.xml';
    const bytes = await file.read(name);
    if (!bytes) throw new WordRefused('word-kind', 'main part');
    const main = xml.read(bytes);
    if (main.name !== 'w:document') throw new WordRefused('word-kind', main.name);
    const relations = await relationsOf(file, xml, name);
    return new Parts({ file, xml, tally, top, main, relations });
  }

  /** A part that the text stands on, by the kind of its relation. One that is broken is left behind, and said. */
  async named(type: string): Promise<Element | undefined> {
    const target = targetOf(this.relations, type);
    return target === null ? undefined : this.#part(target);
  }

  async notes(type: 'footnotes' | 'endnotes'): Promise<NotePart> {
    const target = targetOf(this.relations, type);
    if (target === null) return { root: undefined, relations: new Map() };
    const root = await this.#part(target);
    return { root, relations: await relationsOf(this.#file, this.#xml, target) };
  }

  async remarks(): Promise<RemarkParts> {
    for (const type of ['header', 'footer']) await this.#countWords(type);
    return {
      comments: await this.named('comments'),
      extended: await this.named('commentsExtended'),
      ids: await this.named('commentsIds'),
      moments: await this.named('commentsExtensible'),
    };
  }

  /** What the file remembers of a paper of this house. */
  async identity(): Promise<Identity | null> {
    for (const { type, target, isOutside } of this.relations.values()) {
      if (type !== 'customXml' || isOutside) continue;
      const bytes = await this.#file.read(target);
      // Other programs keep parts of their own there; only one of ours is worth reading.
      if (!bytes?.includes('urn:nayar:paper:1')) continue;
      const root = await this.#part(target);
      const identity = root && identityIn(root);
      if (identity) return identity;
    }
    return null;
  }

  /** The title among the file's properties; null where it has none. */
  async title(): Promise<string | null> {
    const target = targetOf(this.#top, 'core-properties');
    const root = target === null ? undefined : await this.#part(target);
    const [found] = below(root, 'dc:title');
    const words = found ? textIn(found).replaceAll(/\s+/g, ' ').trim() : '';
    return words === '' ? null : words;
  }

  /** Running heads are the paper's own to print; that there were some is said. */
  async #countWords(type: string): Promise<void> {
    for (const one of this.relations.values()) {
      if (one.type !== type || one.isOutside) continue;
      const root = await this.#part(one.target);
      if (root && below(root, 'w:t').some((text) => textIn(text).trim() !== ''))
        this.#tally.add('headers');
    }
  }

  async #part(name: string): Promise<Element | undefined> {
    try {
      const bytes = await this.#file.read(name);
      return bytes ? this.#xml.read(bytes) : undefined;
    } catch (fault) {
      if (!(fault instanceof WordRefused) || fault.code !== 'word-broken') throw fault;
      this.#tally.add('damaged-parts');
      return undefined;
    }
  }
}

function countMacros(types: Element, file: Package, tally: Tally): void {
  const isMacro = (type: string) => /macroEnabled|vbaProject/i.test(type);
  const named = ['ct:Default', 'ct:Override'].flatMap((name) => childrenNamed(types, name));
  const isTold = named.some(({ attrs }) => isMacro(attrs['ContentType'] ?? ''));
  if (isTold || file.names.some((name) => /vbaProject\.bin$/i.test(name))) tally.add('macros');
  const objects = file.names.filter((name) => /\/(?:embeddings|activex)\//i.test(name));
  if (objects.length > 0) tally.add('objects', objects.length);
}
