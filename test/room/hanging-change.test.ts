import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aDesk, code, text } from '#test/room/desk.ts';

describe('a change that hangs on another', () => {
  it('[RM9] waits for it, whole', () => {
    const desk = aDesk();
    const one = desk.copy();
    const first = one.change(() => text(one.fragment).insert(0, 'ראשון '));
    const second = one.change(() => text(one.fragment).insert(6, 'שני '));
    const deletion = one.change(() => text(one.fragment).delete(0, 2));
    const before = desk.text;
    expect(code(desk.bring(second))).toBe('waits');
    expect(code(desk.bring(deletion))).toBe('waits');
    expect(desk.text).toBe(before);
    expect([first, second, deletion].map((update) => code(desk.bring(update)))).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
    expect(desk.text).toBe(one.fragment.toJSON());
  });

  it('[RM9] waits also when both halves hang on each other', () => {
    const desk = aDesk();
    const circle = rawUpdate([
      { client: 22, clock: 0, origin: [11, 0] },
      { client: 11, clock: 0, origin: [22, 0] },
    ]);
    expect(code(desk.bring(circle))).toBe('waits');
    expect(desk.live.doc.store.pendingStructs).toBeNull();
  });

  it('[RM10] is refused when it hangs on itself', () => {
    const desk = aDesk();
    expect(code(desk.bring(rawUpdate([{ client: 11, clock: 0, origin: [11, 0] }])))).toBe(
      'malformed-change',
    );
    expect(code(desk.bring(rawUpdate([{ client: 11, clock: 0, origin: [11, 7] }])))).toBe(
      'malformed-change',
    );
  });

  it('[RM10] is refused when its second half goes elsewhere than its first', () => {
    const desk = aDesk();
    const one = desk.copy();
    desk.bring(one.change(() => text(one.fragment).insert(0, 'אב')));
    const [paragraph] = (desk.live.doc.getXmlFragment('default').get(2) as Y.XmlElement).toArray();
    const elsewhere = (paragraph as Y.XmlElement)._item?.id;
    const forged = rawUpdate([
      {
        client: one.doc.clientID,
        clock: 0,
        parent: [elsewhere?.client ?? 0, elsewhere?.clock ?? 0],
        content: 'אבגד',
      },
    ]);
    expect(code(desk.bring(forged))).toBe('malformed-change');
  });

  it('[RM10] takes the unknown end of what is known in part', () => {
    const desk = aDesk();
    const one = desk.copy();
    const before = Y.encodeStateVector(one.doc);
    const first = one.change(() => text(one.fragment).insert(0, 'אב'));
    one.change(() => text(one.fragment).insert(2, 'גד'));
    expect(code(desk.bring(first))).toBe('taken');
    expect(code(desk.bring(Y.encodeStateAsUpdate(one.doc, before)))).toBe('taken');
    expect(desk.text).toBe(one.fragment.toJSON());
  });
});

interface RawItem {
  readonly client: number;
  readonly clock: number;
  readonly origin?: readonly [number, number];
  readonly parent?: readonly [number, number];
  readonly content?: string;
}

/** An update that no Yjs would make: string items by hand (update format 1). */
function rawUpdate(items: readonly RawItem[], tail: readonly number[] = [0]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, items.length);
  for (const { client, clock, origin, parent, content = 'x' } of items) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, 4 | (origin ? 0x80 : 0));
    if (origin) for (const part of origin) encoding.writeVarUint(encoder, part);
    else {
      encoding.writeVarUint(encoder, 0);
      for (const part of parent ?? [0, 0]) encoding.writeVarUint(encoder, part);
    }
    encoding.writeVarString(encoder, content);
  }
  for (const byte of tail) encoding.writeUint8(encoder, byte);
  return encoding.toUint8Array(encoder);
}
