import { inflateRawSync, crc32 } from 'node:zlib';
import { type Element, readXml } from '#test/interchange/xml-tree.ts';

/** The parts of a ZIP file by name, read from its directory; throws where its sums are wrong. */
export function unpacked(file: Buffer): ReadonlyMap<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, sum, packed] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 16),
      file.readUInt32LE(at + 20),
    ];
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const start = file.readUInt32LE(at + 42);
    const name = file.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const body = file.subarray(from, from + packed);
    const bytes = method === 0 ? body : inflateRawSync(body);
    if (crc32(bytes) !== sum) throw new Error(`${name} is damaged`);
    if (parts.has(name)) throw new Error(`${name} is there twice`);
    parts.set(name, bytes);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** One part as XML; throws where it is none. */
export function xmlIn(parts: ReadonlyMap<string, Buffer>, name: string): Element {
  const bytes = parts.get(name);
  if (!bytes) throw new Error(`there is no ${name}`);
  return readXml(bytes.toString());
}
