import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { noteFailedFetch } from '#client/http/missing-part.ts';

/**
 * A part of a screen whose code comes after the rest. When it does not come, the screen stays, without the part: a
 * newer program is announced, and without a network that is said already.
 */
export function lazyPart<Props extends object>(
  fetching: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await fetching() };
    } catch {
      await noteFailedFetch();
      return { default: Nothing };
    }
  });
}

function Nothing() {
  return null;
}
