import type { BrowserName, SystemName } from '#shared/sign-in/device.ts';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { Say } from '#client/locale/speech.ts';

/** Names of products, the same in every language. */
const BROWSER: Readonly<Record<Exclude<BrowserName, 'other'>, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  safari: 'Safari',
  samsung: 'Samsung Internet',
};
const SYSTEM: Readonly<Record<Exclude<SystemName, 'other'>, string>> = {
  android: 'Android',
  chromeos: 'ChromeOS',
  ipad: 'iPad',
  iphone: 'iPhone',
  linux: 'Linux',
  mac: 'Mac',
  windows: 'Windows',
};

interface Known {
  readonly browser: BrowserName;
  readonly system: SystemName;
}

/** A device as its owner would call it: "Chrome on Windows". */
export function DeviceName({ device }: { readonly device: Known }) {
  const { of, values } = nameOf(device);
  return <Sentence of={of} values={values} />;
}

/** The same as plain words, for a field. */
export function deviceInWords(device: Known, say: Say): string {
  const { of, values } = nameOf(device);
  return say(of, values);
}

function nameOf({ browser, system }: Known) {
  if (browser === 'other') return { of: 'signIn.device.unknown', values: {} } as const;
  const name = BROWSER[browser];
  if (system === 'other')
    return { of: 'signIn.device.browser', values: { browser: name } } as const;
  return {
    of: 'signIn.device.name',
    values: { browser: name, system: SYSTEM[system] },
  } as const;
}
