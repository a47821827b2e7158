import type { Announcement, Bus } from '#server/bus/bus.ts';

/** The bus of a single process: every listener hears every announcement at once, in order. */
export function inProcessBus(onFault: (fault: unknown) => void): Bus {
  const listeners = new Set<(announcement: Announcement) => void>();
  return {
    announce(announcement) {
      for (const listener of listeners) {
        try {
          listener(announcement);
        } catch (fault) {
          onFault(fault);
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
