import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERSON_COLOURS } from '#shared/member/colour.ts';
import { drawnTheme } from '#client/theme/theme.ts';

const CSS = readFileSync('client/theme/tokens.css', 'utf8');

/** The colours of one theme, by custom property. */
function colours(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\]\\s*\\{([^}]*)\\}`).exec(CSS)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[\da-f]{6})/gi)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

/** WCAG 2's relative luminance and contrast. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  ['--ink', '--desk'],
  ['--ink', '--paper'],
  ['--ink', '--accent-soft'],
  ['--ink', '--green-soft'],
  ['--ink', '--amber-soft'],
  ['--ink', '--red-soft'],
  ['--soft', '--desk'],
  ['--soft', '--paper'],
  ['--soft', '--accent-soft'],
  ['--accent', '--desk'],
  ['--accent', '--paper'],
  ['--accent', '--accent-soft'],
  ['--accent-strong', '--accent-soft'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-strong'],
  ['--on-panel', '--panel'],
  ['--on-panel-soft', '--panel'],
  ['--green', '--green-soft'],
  ['--amber', '--amber-soft'],
  ['--red', '--red-soft'],
  ['--red', '--paper'],
  ['--on-red', '--red'],
] as const;
const EDGES = [
  ['--edge', '--desk'],
  ['--edge', '--paper'],
  ['--focus', '--desk'],
  ['--focus', '--paper'],
] as const;

describe('themes', () => {
  it.each([
    ['light', 4.5],
    ['dark', 4.5],
    ['contrast', 7],
  ] as const)('[CL14] text in %s keeps %s:1, edges 3:1', (theme, least) => {
    const known = colours(theme);
    const weak = (pairs: readonly (readonly [string, string])[], bar: number) =>
      pairs.filter(
        ([ink, ground]) =>
          contrast(known.get(ink) ?? '#000000', known.get(ground) ?? '#000000') < bar,
      );
    expect(weak(TEXT, least)).toEqual([]);
    expect(weak(EDGES, 3)).toEqual([]);
  });

  it('[CL14] initials keep 4.5:1 on every person’s colour', () => {
    expect(PERSON_COLOURS.filter((colour) => contrast('#ffffff', colour) < 4.5)).toEqual([]);
  });

  it('[CL13] "as on this device" follows contrast before darkness', () => {
    const asks =
      (...words: readonly string[]) =>
      (query: string) =>
        words.some((word) => query.includes(word));
    expect(drawnTheme('system', asks())).toBe('light');
    expect(drawnTheme('system', asks('dark'))).toBe('dark');
    expect(drawnTheme('system', asks('dark', 'contrast'))).toBe('contrast');
    expect(drawnTheme('light', asks('dark', 'contrast'))).toBe('light');
  });
});
