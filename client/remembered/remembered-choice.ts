import { useSyncExternalStore } from 'react';
import { remember, remembered, type Thing } from '#client/remembered/remembered.ts';

/** One of a few values that this device remembers, shared by everything on the page that asks for it. */
export interface RememberedChoice<Value extends string> {
  readonly values: readonly Value[];
  readonly read: () => Value;
  readonly choose: (value: Value) => void;
  readonly watch: (onChange: () => void) => () => void;
}

/** The first value is what holds until another is chosen. */
export function rememberedChoice<Value extends string>(
  thing: Thing,
  values: readonly [Value, ...Value[]],
): RememberedChoice<Value> {
  const watchers = new Set<() => void>();
  const stored = remembered(thing);
  let value: Value = values.find((known) => known === stored) ?? values[0];
  return {
    values,
    read: () => value,
    choose(next) {
      value = next;
      remember(thing, next);
      for (const watcher of watchers) watcher();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => {
        watchers.delete(onChange);
      };
    },
  };
}

export function useRememberedChoice<Value extends string>(choice: RememberedChoice<Value>): Value {
  return useSyncExternalStore(choice.watch, choice.read);
}
