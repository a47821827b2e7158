import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineState } from '#client/connection/link-state.ts';
import { type Mode, modeOf } from '#client/paper/mode.ts';
import { type SavingFacts, savingWords } from '#client/paper/saving.ts';

const STATES: readonly LineState[] = [
  'connecting',
  'live',
  'offline',
  'signed-out',
  'no-right',
  'reload-needed',
  'refused',
];
const WELL: SavingFacts = {
  state: 'live',
  unsaved: 0,
  isKeptHere: true,
  isDiskWell: true,
  isSlow: false,
  mayWrite: true,
};
const said = (facts: Partial<SavingFacts>) => {
  const { tone, parts } = savingWords({ ...WELL, ...facts });
  return [tone, ...parts.map(({ of, count }) => (count === undefined ? of : `${of} ${count}`))];
};

describe('the place about saving', () => {
  it('[ED24] says "saved" only when the line is live, the disk is well and nothing is unsaved', () => {
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom(...STATES),
          unsaved: fc.nat({ max: 3 }),
          isKeptHere: fc.boolean(),
          isDiskWell: fc.boolean(),
          isSlow: fc.boolean(),
          mayWrite: fc.boolean(),
        }),
        (facts) => {
          const isSaved = facts.state === 'live' && facts.unsaved === 0 && facts.isDiskWell;
          expect(savingWords(facts).tone === 'saved').toBe(isSaved);
          expect(savingWords(facts).parts.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('[ED24] says how much waits, and whether it is kept on this device', () => {
    expect(said({})).toEqual(['saved', 'editor.saving.saved']);
    expect(said({ mayWrite: false })).toEqual(['saved', 'editor.saving.current']);
    expect(said({ unsaved: 2 })).toEqual(['busy', 'editor.saving.saving']);
    expect(said({ unsaved: 2, isSlow: true })).toEqual(['warning', 'editor.saving.unsaved 2']);
    expect(said({ state: 'offline', unsaved: 30, unsentWords: 7 })).toEqual([
      'warning',
      'editor.saving.offline',
      'offline.unsentWords 7',
      'editor.saving.kept',
    ]);
    expect(said({ state: 'offline', unsaved: 1 })).toEqual([
      'warning',
      'editor.saving.offline',
      'offline.unsentChanges 1',
      'editor.saving.kept',
    ]);
    expect(said({ state: 'offline', isKeptHere: false })).toContain('editor.saving.notKept');
    expect(said({ isDiskWell: false, unsaved: 1 })).toEqual([
      'trouble',
      'editor.saving.disk',
      'editor.saving.unsaved 1',
      'editor.saving.kept',
    ]);
    expect(said({ state: 'refused' })).toEqual(['trouble', 'editor.saving.refused']);
  });
});

describe('the mode', () => {
  const mode = (facts: Partial<Parameters<typeof modeOf>[0]>): Mode =>
    modeOf({
      state: 'live',
      access: { role: 'author', stage: 'draft', edit: true },
      verbs: ['read', 'suggest', 'edit'],
      isReadable: true,
      isDiskWell: true,
      ...facts,
    });

  it('[ED25] is writing only where the server takes what is written, offline too', () => {
    expect(mode({})).toEqual({ kind: 'edit' });
    expect(mode({ state: 'offline' })).toEqual({ kind: 'edit' });
    expect(mode({ access: null, state: 'connecting' })).toEqual({ kind: 'edit' });
    expect(mode({ access: null, verbs: ['read'] }).kind).toBe('read');
  });

  it('[ED25] is suggesting for those who may only suggest, and for authors in review', () => {
    expect(mode({ access: null, verbs: ['read', 'suggest'] })).toEqual({ kind: 'suggest' });
    expect(mode({ access: { role: 'respondent', stage: 'draft', edit: true } })).toEqual({
      kind: 'suggest',
    });
    expect(mode({ access: { role: 'author', stage: 'review', edit: true } })).toEqual({
      kind: 'suggest',
    });
    expect(mode({ access: { role: 'lead', stage: 'review', edit: true } })).toEqual({
      kind: 'edit',
    });
  });

  it('[ED25] is reading for a reason that is said', () => {
    const lost = (stage: 'review' | 'frozen' | 'published', role: 'author' | 'reader') =>
      mode({ access: { role, stage, edit: false } });
    expect(lost('frozen', 'author')).toEqual({ kind: 'read', why: 'editor.mode.frozen' });
    expect(lost('published', 'reader')).toEqual({ kind: 'read', why: 'editor.mode.published' });
    expect(lost('review', 'reader')).toEqual({ kind: 'read', why: 'editor.mode.role' });
    expect(mode({ isReadable: false })).toEqual({ kind: 'read', why: 'editor.mode.waiting' });
    expect(mode({ isDiskWell: false })).toEqual({ kind: 'read', why: 'editor.mode.disk' });
    expect(mode({ state: 'refused' })).toEqual({ kind: 'read', why: 'editor.mode.ended' });
  });
});
