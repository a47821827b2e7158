/** What a session's browser and machine are, as far as their own words tell. */
export const BROWSERS = [
  'chrome',
  'edge',
  'firefox',
  'opera',
  'safari',
  'samsung',
  'other',
] as const;
export type BrowserName = (typeof BROWSERS)[number];
export const SYSTEMS = [
  'android',
  'chromeos',
  'ipad',
  'iphone',
  'linux',
  'mac',
  'windows',
  'other',
] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** In this order: most browsers also name those that they descend from. */
const BROWSER_MARKS: readonly (readonly [BrowserName, RegExp])[] = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\b(?:OPR|Opera|OPiOS)\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['safari', /\bSafari\//],
];
const SYSTEM_MARKS: readonly (readonly [SystemName, RegExp])[] = [
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['chromeos', /\bCrOS\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac(?:intosh| OS X)\b/],
  ['linux', /\bLinux\b/],
];

/** Reads a User-Agent header. It decides nothing: a person is only to recognise their own devices by it. */
export function deviceOf(userAgent: string): { browser: BrowserName; system: SystemName } {
  const first = <Name extends string>(marks: readonly (readonly [Name, RegExp])[]) =>
    marks.find(([, mark]) => mark.test(userAgent))?.[0];
  return { browser: first(BROWSER_MARKS) ?? 'other', system: first(SYSTEM_MARKS) ?? 'other' };
}
