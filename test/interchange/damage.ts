import fc from 'fast-check';
import { type ZipPart, zipped } from '#test/interchange/a-word-file.ts';

/** What may befall a Word file on its way, or be done to it on purpose. */
export type Damage = (parts: readonly ZipPart[]) => readonly ZipPart[];

const textOf = ({ bytes }: ZipPart): string =>
  typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');

const inPart = (at: number, change: (xml: string) => string): Damage => {
  return (parts) =>
    parts.map((one, place) =>
      place === at % parts.length ? { ...one, bytes: change(textOf(one)) } : one,
    );
};

/** The matches of a shape, and one of them changed. */
function changed(
  xml: string,
  shape: RegExp,
  at: number,
  change: (found: string) => string,
): string {
  const found = [...xml.matchAll(shape)];
  const one = found[at % Math.max(1, found.length)];
  if (!one) return xml;
  return `${xml.slice(0, one.index)}${change(one[0])}${xml.slice(one.index + one[0].length)}`;
}

const ELEMENT = /<w:(p|r|t|tbl|tr|tc|ins|del|rPr|pPr|sdt)(?: [^>]*)?>.*?<\/w:\1>/gs;
const TAG = /<[^>]+>/g;
const NUMBER = /(?<==")-?\d+(?=")/g;
const VALUE = /(?<==")[^"]*(?=")/g;
const NAME = /(?<= )[\w:]+(?==")/g;

const number = fc.constantFrom('-1', '0', '99999999999', '2147483648', 'NaN', '', '1e309', '０');
const sign = fc.constantFrom(
  '\u202E',
  '\uFFFC',
  '\uFFFF',
  '\u0000',
  '&#0;',
  '&#xD800;',
  ']]>',
  '<!--',
);

const onePart: fc.Arbitrary<Damage> = fc.nat({ max: 40 }).chain((part) =>
  fc.oneof(
    // Something stands twice, in itself, or nowhere.
    fc
      .tuple(fc.nat(), fc.constantFrom(0, 2, 40))
      .map(([at, times]) =>
        inPart(part, (xml) => changed(xml, ELEMENT, at, (found) => found.repeat(times))),
      ),
    fc.tuple(fc.nat(), fc.constantFrom(3, 60)).map(([at, deep]) =>
      inPart(part, (xml) =>
        changed(xml, ELEMENT, at, (found) => {
          const start = /^<[^>]+>/.exec(found)?.[0] ?? '';
          const end = /<\/[^>]+>$/.exec(found)?.[0] ?? '';
          return `${start.repeat(deep)}${found}${end.repeat(deep)}`;
        }),
      ),
    ),
    // One element lies within another.
    fc.tuple(fc.nat(), fc.nat()).map(([at, from]) =>
      inPart(part, (xml) => {
        const all = [...xml.matchAll(ELEMENT)];
        const other = all[from % Math.max(1, all.length)]?.[0] ?? '';
        return changed(xml, ELEMENT, at, (found) => found.replace(/^(<[^>]+>)/, `$1${other}`));
      }),
    ),
    fc.nat().map((at) => inPart(part, (xml) => changed(xml, TAG, at, () => ''))),
    fc
      .tuple(fc.nat(), number)
      .map(([at, other]) => inPart(part, (xml) => changed(xml, NUMBER, at, () => other))),
    // Attributes change places.
    fc.tuple(fc.nat(), fc.nat()).map(([at, from]) =>
      inPart(part, (xml) => {
        const all = [...xml.matchAll(VALUE)];
        const other = all[from % Math.max(1, all.length)]?.[0] ?? '';
        return changed(xml, VALUE, at, () => other);
      }),
    ),
    fc.tuple(fc.nat(), fc.nat()).map(([at, from]) =>
      inPart(part, (xml) => {
        const all = [...xml.matchAll(NAME)];
        const other = all[from % Math.max(1, all.length)]?.[0] ?? 'w:x';
        return changed(xml, NAME, at, () => other);
      }),
    ),
    fc
      .tuple(fc.nat(), sign)
      .map(([at, other]) =>
        inPart(part, (xml) => changed(xml, /(?<=>)[^<]+(?=<)/g, at, (found) => `${other}${found}`)),
      ),
    fc.nat().map((at) => inPart(part, (xml) => xml.slice(0, at % Math.max(1, xml.length)))),
  ),
);

const manyParts: fc.Arbitrary<Damage> = fc
  .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
  .chain(([one, other]) =>
    fc.constantFrom<Damage>(
      (parts) => parts.filter((_, at) => at !== one % parts.length),
      (parts) => [...parts, { ...(parts[one % parts.length] as ZipPart) }],
      (parts) => [
        ...parts,
        { ...(parts[one % parts.length] as ZipPart), name: `word/copy${String(other)}.xml` },
      ],
      (parts) => {
        const bytes = [
          parts[one % parts.length]?.bytes ?? '',
          parts[other % parts.length]?.bytes ?? '',
        ];
        return parts.map((part, at) => {
          if (at === one % parts.length) return { ...part, bytes: bytes[1] ?? '' };
          return at === other % parts.length ? { ...part, bytes: bytes[0] ?? '' } : part;
        });
      },
    ),
  );

const bytesDamage: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
    .map((flips) => (bytes: Buffer) => {
      const next = Buffer.from(bytes);
      for (const [at, by] of flips) next[at % next.length] = (next[at % next.length] ?? 0) ^ by;
      return next;
    }),
  fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 300 })).map(([at, length]) => (bytes: Buffer) => {
    const from = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
  }),
);

/** The parts of a file, damaged and packed. */
export const anyDamage: fc.Arbitrary<(parts: readonly ZipPart[]) => Buffer> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof({ weight: 6, arbitrary: onePart }, manyParts), { minLength: 1, maxLength: 4 })
      .map(
        (all) => (parts: readonly ZipPart[]) =>
          zipped(all.reduce((damaged, damage) => damage(damaged), parts)),
      ),
  },
  {
    weight: 1,
    arbitrary: bytesDamage.map((damage) => (parts: readonly ZipPart[]) => damage(zipped(parts))),
  },
);
