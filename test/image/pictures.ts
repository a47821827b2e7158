import sharp, { type Sharp } from 'sharp';

interface Wishes {
  readonly width?: number;
  readonly height?: number;
}

/** A plain picture in two halves of colour, to tell which way up it is. */
export function picture({ width = 60, height = 40 }: Wishes = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 3, 30);
  for (let at = 0; at < Math.floor((width * height) / 2); at++) pixels[at * 3] = 230;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A photo as a phone takes it: turned by its EXIF, with the place it was taken at. */
export function phonePhoto(): Promise<Buffer> {
  return picture()
    .jpeg()
    .withExif({
      IFD0: { Make: 'Phone-of-Test', Copyright: 'Secret-Name' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 46/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** A PNG whose head promises more pixels than anybody can hold, in a few hundred bytes. */
export async function bomb(): Promise<Buffer> {
  const png = await picture({ width: 8, height: 8 }).png().toBuffer();
  const head = Buffer.from(png);
  head.writeUInt32BE(60_000, 16);
  head.writeUInt32BE(60_000, 20);
  head.writeUInt32BE(crcOf(head.subarray(12, 29)), 29);
  return head;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
