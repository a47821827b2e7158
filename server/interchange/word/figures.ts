import type { Relations } from '#server/interchange/word/relations.ts';
import type { WordImage, Writing } from '#server/interchange/word/writing.ts';
import { tag } from '#server/interchange/word/xml.ts';
import type { Figure } from '#shared/interchange/model.ts';

/** Width of the text on the page, in twentieths of a point: A4 without its margins. */
export const TEXT_WIDTH = 9070;
const EMU_IN_TWIP = 635;
const EMU_IN_PIXEL = 9525;
/** An image never is higher than a page takes. */
const MOST_HEIGHT = 13_000 * EMU_IN_TWIP;

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** An image as a run, with its description for those who do not see it. Null where the image is not at hand. */
export function imageRun(writing: Writing, relations: Relations, figure: Figure): string | null {
  const { file, alt } = figure;
  const image = file === null ? undefined : writing.wish.images.get(file);
  if (!image || file === null) return null;
  const relation = relations.add('image', `media/${imageName(file, image)}`);
  const { width, height } = sizeOf(figure, image);
  const size = { cx: width, cy: height };
  const id = writing.drawingId();
  const named = { id, name: `image ${String(id)}`, descr: (alt ?? '').trim() };
  const picture = tag(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    tag('pic:nvPicPr', {}, tag('pic:cNvPr', named), tag('pic:cNvPicPr')),
    tag(
      'pic:blipFill',
      {},
      tag('a:blip', { 'r:embed': relation }),
      tag('a:stretch', {}, tag('a:fillRect')),
    ),
    tag(
      'pic:spPr',
      {},
      tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', size)),
      tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
    ),
  );
  const graphic = tag(
    'a:graphic',
    { 'xmlns:a': `${DRAWING}/main` },
    tag('a:graphicData', { uri: `${DRAWING}/picture` }, picture),
  );
  const inline = tag(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    tag('wp:extent', size),
    tag('wp:docPr', named),
    graphic,
  );
  return tag('w:r', {}, tag('w:drawing', {}, inline));
}

/** The name of an image among the parts of the file. */
export function imageName(file: string, { type }: WordImage): string {
  return `${file.slice(0, 32)}.${type}`;
}

function sizeOf({ width }: Figure, image: WordImage): { width: number; height: number } {
  const most = TEXT_WIDTH * EMU_IN_TWIP;
  const natural = image.width * EMU_IN_PIXEL;
  const wanted = width === null ? Math.min(natural, most) : (most * width) / 100;
  const scale = Math.min(wanted / image.width, MOST_HEIGHT / image.height);
  return {
    width: Math.round(image.width * scale),
    height: Math.round(image.height * scale),
  };
}
