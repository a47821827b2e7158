import { posix } from 'node:path';
import type { Package } from '#server/interchange/reading/package.ts';
import {
  childrenNamed,
  type Element,
  type XmlReader,
} from '#server/interchange/reading/xml-tree.ts';

/** What one part of a file points to. Nothing outside the file is ever asked for. */
interface Relation {
  readonly type: string;
  readonly isOutside: boolean;
  /** The name of a part, or an address outside. */
  readonly target: string;
}

export type Relations = ReadonlyMap<string, Relation>;

/** The relations of a part; of the package itself for an empty name. */
export async function relationsOf(file: Package, xml: XmlReader, part: string): Promise<Relations> {
  const folder = part === '' ? '' : posix.dirname(part);
  const bytes = await file.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (!bytes) return new Map();
  return new Map(
    childrenNamed(xml.read(bytes), 'rel:Relationship').map((one) => [
      one.attrs['Id'] ?? '',
      relationOf(one, folder),
    ]),
  );
}

function relationOf({ attrs }: Element, folder: string): Relation {
  const isOutside = attrs['TargetMode'] === 'External';
  const target = attrs['Target'] ?? '';
  const inside = target.startsWith('/')
    ? target.slice(1)
    : posix.normalize(posix.join(folder, target));
  return {
    type: (attrs['Type'] ?? '').split('/').at(-1) ?? '',
    isOutside,
    target: isOutside ? target : inside,
  };
}

/** The part of a kind that relations point to. */
export function targetOf(relations: Relations, type: string): string | null {
  for (const one of relations.values()) if (one.type === type && !one.isOutside) return one.target;
  return null;
}
