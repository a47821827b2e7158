import { describe, expect, it } from 'vitest';
import { aDesk, AUTHOR, code, text } from '#test/room/desk.ts';

describe('who a change speaks for', () => {
  it('[RM8] claims a new clientID for its person, and keeps it', () => {
    const desk = aDesk();
    const one = desk.copy();
    expect(desk.bring(one.change(() => text(one.fragment).insert(0, 'א')))).toMatchObject({
      kind: 'taken',
      claims: [one.doc.clientID],
    });
    expect(desk.bring(one.change(() => text(one.fragment).insert(0, 'ב')))).toMatchObject({
      kind: 'taken',
      claims: [],
    });
    const thief = desk.copy();
    thief.doc.clientID = one.doc.clientID;
    const forged = thief.change(() => text(thief.fragment).insert(0, 'ג'));
    expect(code(desk.bring(forged, { ...AUTHOR, personId: 'other' }))).toBe('foreign-change');
  });

  it("[RM8] never lets anybody write with the server's own hand", () => {
    const desk = aDesk();
    const [system = 0] = desk.live.doc.store.clients.keys();
    const thief = desk.copy();
    thief.doc.clientID = system;
    expect(code(desk.bring(thief.change(() => text(thief.fragment).insert(0, 'ג'))))).toBe(
      'foreign-change',
    );
    desk.present.set(system, AUTHOR.personId);
    expect(code(desk.bring(thief.change(() => text(thief.fragment).insert(0, 'ג'))))).toBe(
      'foreign-change',
    );
  });

  it('[RM8] does not let anybody take the clientID of one who is only present', () => {
    const desk = aDesk();
    const thief = desk.copy();
    desk.present.set(thief.doc.clientID, 'victim');
    expect(code(desk.bring(thief.change(() => text(thief.fragment).insert(0, 'ג'))))).toBe(
      'foreign-change',
    );
  });
});
