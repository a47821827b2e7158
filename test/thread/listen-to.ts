import { LiveEvent } from '#shared/notice/notice-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';

/** Listens to `/api/events` as a browser does. */
export async function listenTo(guest: Guest) {
  const reply = await guest.fetch('/api/events');
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<LiveEvent | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith('data: ')) return LiveEvent.parse(JSON.parse(block.slice(6)));
        continue;
      }
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return null;
      text += value;
    }
  };
  return {
    /** All events up to the first of this kind, with it. */
    async until(isLast: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
      const heard: LiveEvent[] = [];
      for (;;) {
        const event = await next();
        if (!event) return heard;
        heard.push(event);
        if (isLast(event)) return heard;
      }
    },
    stop: async () => reader?.cancel(),
  };
}
