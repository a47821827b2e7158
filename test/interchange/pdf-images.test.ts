import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PressImage } from '#server/interchange/pdf/order.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { aPressOrder, paragraph, text } from '#test/interchange/a-press-order.ts';
import { lettersIn, pdfFacts, pdfLetters, pdfTags } from '#test/interchange/pdf-parts.ts';
import { printed } from '#test/interchange/printed.ts';

const [PNG, JPEG] = ['ab'.repeat(32), 'cd'.repeat(32)] as const;
const figure = (file: string, attrs: Readonly<Record<string, unknown>> = {}): ContentNode => ({
  type: 'figure',
  attrs: { file, pixels: '900x600', ...attrs },
  content: [text('מה שנראה')],
});

async function images(): Promise<ReadonlyMap<string, PressImage>> {
  const drawn = sharp({ create: { width: 900, height: 600, channels: 3, background: '#17324d' } });
  const [png, jpeg] = [await drawn.clone().png().toBuffer(), await drawn.jpeg().toBuffer()];
  const size = { width: 900, height: 600 };
  return new Map<string, PressImage>([
    [PNG, { bytes: png, type: 'png', ...size }],
    [JPEG, { bytes: jpeg, type: 'jpeg', ...size }],
  ]);
}

describe('images in a PDF', () => {
  it('[IC44] are figures with their captions and descriptions, in tables too, each once in the file', async () => {
    const cell = { type: 'tableCell', content: [figure(JPEG)] };
    const content: ContentNode[] = [
      figure(PNG, { alt: 'תרשים של מבנה' }),
      figure(PNG, { width: 30 }),
      { type: 'table', content: [{ type: 'tableRow', content: [cell, cell, cell] }] },
    ];
    const pdf = printed(aPressOrder(content, { images: await images() }));
    expect(pdf.toString('latin1').match(/\/Subtype ?\/Image/g)).toHaveLength(2);
    expect(pdfLetters(pdf)).toContain(lettersIn('איור 1: מה שנראה'));
    expect(pdfLetters(pdf)).not.toContain(lettersIn('תמונה חסרה'));
    expect(pdfTags(pdf)).toContain('Figure');
    expect(pdfTags(pdf)).toContain('Caption');
  });

  it('[IC44] that are higher than a page stand on one, and that are not at hand are said to be missing', async () => {
    const tall: ReadonlyMap<string, PressImage> = new Map([
      [
        PNG,
        {
          bytes: await sharp({
            create: { width: 50, height: 3000, channels: 3, background: '#fff' },
          })
            .png()
            .toBuffer(),
          type: 'png' as const,
          width: 50,
          height: 3000,
        },
      ],
    ]);
    const content = [figure(PNG, { width: 100 }), figure(JPEG), paragraph('אחריה')];
    const pdf = printed(aPressOrder(content, { images: tall }));
    expect(Number(pdfFacts(pdf).get('Pages'))).toBeLessThanOrEqual(2);
    expect(pdfLetters(pdf)).toContain(lettersIn('תמונה חסרה'));
  });
});
