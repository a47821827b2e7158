import { tag } from '#server/interchange/word/xml.ts';

/** A box that Word lets be ticked. */
export function taskBox(isDone: boolean): string {
  const font = 'MS Gothic';
  const state = (name: string, sign: string) =>
    tag(`w14:${name}`, { 'w14:val': sign, 'w14:font': font });
  const box = tag(
    'w14:checkbox',
    {},
    tag('w14:checked', { 'w14:val': isDone ? 1 : 0 }),
    state('checkedState', '2612'),
    state('uncheckedState', '2610'),
  );
  const look = tag(
    'w:rPr',
    {},
    tag('w:rFonts', {
      'w:ascii': font,
      'w:hAnsi': font,
      'w:eastAsia': font,
      'w:cs': font,
      'w:hint': 'eastAsia',
    }),
  );
  const sign = tag('w:r', {}, look, tag('w:t', {}, isDone ? '☒' : '☐'));
  const sdt = tag('w:sdt', {}, tag('w:sdtPr', {}, box), tag('w:sdtContent', {}, sign));
  return `${sdt}<w:r><w:t xml:space="preserve"> </w:t></w:r>`;
}
