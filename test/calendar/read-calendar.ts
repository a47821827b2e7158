/** A small reader of calendar files for tests: unfolds, unescapes, and keeps what stands in each component. */
export interface Component {
  readonly name: string;
  readonly lines: readonly {
    readonly name: string;
    readonly with: string;
    readonly value: string;
  }[];
  readonly parts: readonly Component[];
}

export function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  let at = 0;
  const component = (name: string): Component => {
    const own: Component['lines'][number][] = [];
    const parts: Component[] = [];
    while (at < lines.length) {
      const line = lines[at] ?? '';
      at += 1;
      if (line === `END:${name}`) return { name, lines: own, parts };
      const [, key = '', params = '', value = ''] =
        /^([A-Z-]+)((?:;[^:]*)?):(.*)$/s.exec(line) ?? [];
      if (key === '') throw new Error(`no line of a calendar: ${line}`);
      if (key === 'BEGIN') parts.push(component(value));
      else own.push({ name: key, with: params, value });
    }
    throw new Error(`${name} has no end`);
  };
  const begin = lines[at];
  at += 1;
  if (begin !== 'BEGIN:VCALENDAR') throw new Error('no calendar');
  return component('VCALENDAR');
}

export function valueOf(component: Component | undefined, name: string): string | undefined {
  const value = component?.lines.find((line) => line.name === name)?.value;
  return value?.replaceAll(/\\([\\;,nN])/g, (_, sign: string) =>
    sign.toLowerCase() === 'n' ? '\n' : sign,
  );
}

export function eventsOf(text: string): readonly Component[] {
  return readCalendar(text).parts.filter(({ name }) => name === 'VEVENT');
}
