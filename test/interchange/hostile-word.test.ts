import { describe, expect, it } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import {
  p,
  part,
  r,
  relation,
  wordFile,
  wordParts,
  zipped,
} from '#test/interchange/a-word-file.ts';
import { prepareWord } from '#server/interchange/prepared.ts';
import { LIMITS } from '#server/interchange/reading/limits.ts';
import { readWordFile } from '#server/interchange/reading/word-reader.ts';
import { textOf } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

const NOW = new Date(Date.UTC(2026, 10, 1));
const GOOD = p(r('טקסט'));

/** The code by which a file is refused, in its thread; null for one that is read. */
async function refusalOf(bytes: Uint8Array, limits?: Parameters<typeof readWordFile>[2]) {
  try {
    await readWordFile(bytes, NOW, limits);
    return null;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
}

/** A good file, one of whose parts is another. */
const withPart = (name: string, bytes: string | Uint8Array) =>
  zipped([...wordParts({ body: GOOD }).filter((one) => one.name !== name), { name, bytes }]);
const withMain = (xml: string) => withPart('word/document.xml', xml);

describe('files that are no Word files, or none that can be read', () => {
  it('[IN20] are refused by what they are, whatever they are called', async () => {
    const container = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const rest = Buffer.alloc(2000);
    const locked = Buffer.concat([
      container,
      rest,
      Buffer.from('EncryptedPackage', 'utf16le'),
      rest,
    ]);
    const good = wordFile({ body: GOOD });
    expect(await refusalOf(Buffer.from('%PDF-1.7 …'))).toBe('word-kind');
    expect(await refusalOf(new Uint8Array())).toBe('word-kind');
    expect(await refusalOf(Buffer.concat([container, rest]))).toBe('word-old');
    expect(await refusalOf(locked)).toBe('word-locked');
    expect(await refusalOf(good.subarray(0, good.length - 60))).toBe('word-broken');
    expect(await refusalOf(zipped([{ name: 'xl/workbook.xml', bytes: '<a/>' }]))).toBe('word-kind');
    expect(await refusalOf(withMain('<a/>'))).toBe('word-kind');
    expect(await refusalOf(withMain('<w:document'))).toBe('word-broken');
    expect(await refusalOf(good)).toBe(null);
  });

  it('[IN21] are refused where a password locks their parts', async () => {
    const parts = wordParts({ body: GOOD }).map((one) => ({ ...one, flags: 0x0801 }));
    expect(await refusalOf(zipped(parts))).toBe('word-locked');
  });
});

describe('files that are made to do harm', () => {
  it('[IN22] are refused for a document type, whatever it declares', async () => {
    const entity = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
    const outside = '<!DOCTYPE d SYSTEM "file:///etc/passwd">';
    const main = part('w:document', `<w:body>${GOOD}</w:body>`);
    for (const type of [entity, outside])
      expect(await refusalOf(withMain(main.replace('<w:document', `${type}<w:document`)))).toBe(
        'word-unsafe',
      );
  });

  it('[IN23] are refused for what unpacks to far more than it weighs', async () => {
    const long = Buffer.concat([
      Buffer.from(part('w:document', '').replace('</w:document>', '')),
      Buffer.alloc(90 * 1024 * 1024, 0x20),
    ]);
    expect(await refusalOf(withPart('word/document.xml', long))).toBe('word-heavy');
  });

  it('[IN24] are refused for sizes that are lies', async () => {
    const parts = wordParts({ body: GOOD }).map((one) =>
      one.name === 'word/document.xml' ? { ...one, saidSize: 10 } : one,
    );
    expect(await refusalOf(zipped(parts))).toBe('word-broken');
  });

  it('[IN25] are refused for sixty thousand parts, for two of one name, and for names that lead out', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) => ({ name: `a${String(at)}`, bytes: '' }));
    const good = wordParts({ body: GOOD });
    expect(await refusalOf(zipped([...good, ...many]))).toBe('word-heavy');
    expect(await refusalOf(zipped([...good, { name: 'Word/Document.xml', bytes: 'x' }]))).toBe(
      'word-unsafe',
    );
    for (const name of ['../../etc/cron.d/x', '/etc/passwd', 'C:/x'])
      expect(await refusalOf(zipped([...good, { name, bytes: 'x' }]))).toBe('word-unsafe');
  });

  it('[IN26] are refused for a hundred thousand parts within each other, and for millions beside each other', async () => {
    const deep = 100_000;
    const nested = `${'<w:sdt><w:sdtContent>'.repeat(deep)}${'</w:sdtContent></w:sdt>'.repeat(deep)}`;
    expect(await refusalOf(wordFile({ body: nested }))).toBe('word-heavy');
    const body = Buffer.from(part('w:document', `<w:body>${'<w:p/>'.repeat(2_000_000)}</w:body>`));
    expect(await refusalOf(withPart('word/document.xml', body))).toBe('word-heavy');
  });

  it('[IN33] are refused when what was read of them would hold up the others, and read where it does not', async () => {
    const pages = (count: number) =>
      wordFile({
        body: Array.from({ length: 20 * count }, (_, at) =>
          p(r(`${String(at)} ${'המחוז יקבע את סדר היום שלו ויתקצב אותו '.repeat(3)}`)),
        ).join(''),
      });
    expect(await refusalOf(pages(2000))).toBe('word-heavy');
    const { content } = await readWordFile(pages(400), NOW);
    expect(content).toHaveLength(8000);
    expect(JSON.stringify(content).length).toBeLessThan(LIMITS.answer);
  });

  it('[IN33] are refused when what they say they remember is endless or has no bottom', async () => {
    const remembered = (json: string) =>
      wordFile({
        body: GOOD,
        relations: relation('rId9', 'customXml', '../customXml/item1.xml'),
        more: [
          {
            name: 'customXml/item1.xml',
            bytes: `<paper xmlns="urn:nayar:paper:1" id="a"><content>${deflateRawSync(json).toString('base64')}</content></paper>`,
          },
        ],
      });
    const whole = remembered(JSON.stringify([{ type: 'paragraph' }]));
    expect((await readWordFile(whole, NOW)).identity?.content).toEqual([{ type: 'paragraph' }]);
    const long = `[{"type":"${'א'.repeat(LIMITS.answer)}"}]`;
    expect(await refusalOf(remembered(long))).toBe('word-heavy');
    const deep = `[{"type":"a","content":${'[{"type":"a","content":'.repeat(40_000)}[]${'}]'.repeat(40_000)}}]`;
    expect(['word-heavy', null]).toContain(await refusalOf(remembered(deep)));
  });

  it('[IN34] are read without images that would unpack to millions of points, and that is said', async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const file = wordFile({
      body: `${GOOD}${p(drawing)}`,
      relations: relation('rId7', 'image', 'media/image1.png'),
      more: [{ name: 'word/media/image1.png', bytes: bomb }],
    });
    expect(bomb.length).toBeLessThan(4_000_000);
    const { images, report, content } = await prepareWord(file, NOW);
    expect(images).toEqual([]);
    expect(report).toContainEqual({ code: 'heavy-images', count: 1 });
    expect(textOf(content)).toBe('טקסט');
  });

  it('[IN27] are refused when they take too long or too much memory, and the next file is read', async () => {
    const slow = wordFile({ body: GOOD });
    expect(await refusalOf(slow, { longestMs: 1, memoryMb: 256 })).toBe('word-heavy');
    const large = wordFile({
      body: Array.from({ length: 60_000 }, (_, at) => p(r(`פסקה ${String(at)}`))).join(''),
    });
    expect(await refusalOf(large, { longestMs: 20_000, memoryMb: 32 })).toBe('word-heavy');
    expect(await refusalOf(slow)).toBe(null);
  });
});

describe('files with something harmful beside a good text', () => {
  it('[IN28] are read without macros, objects and what lies outside, and that is said', async () => {
    const { report } = await readWordFile(
      wordFile({
        body: `${GOOD}<w:altChunk r:id="rId5"/>${p('<w:r><w:object><w:control/></w:object></w:r>')}`,
        mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
        more: [{ name: 'word/vbaProject.bin', bytes: 'x' }],
      }),
      NOW,
    );
    const codes = report.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['macros', 'objects', 'included-files']));
  });

  it('[IN29] are read with a column span of two thousand million as one of fifty', async () => {
    const cell = `<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>${GOOD}</w:tc>`;
    const { content } = await readWordFile(
      wordFile({ body: `<w:tbl><w:tblPr/><w:tr>${cell}</w:tr></w:tbl>` }),
      NOW,
    );
    expect(content[0]?.content?.[0]?.content?.[0]?.attrs?.['colspan']).toBe(50);
  });
});
