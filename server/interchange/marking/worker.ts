import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { contentSince, type Since } from '#server/interchange/since.ts';
import type { ContentNode } from '#shared/paper/content.ts';

const Wish = z.object({
  old: z.string(),
  present: z.string(),
  hands: z.map(z.string(), z.string()),
  at: z.date(),
});

/** A thread that lays two texts into one and ends; texts cross over as JSON. */
const { old, present, hands, at } = Wish.parse(workerData);
const texts = (json: string) => JSON.parse(json) as ContentNode[];
const since: Pick<Since, 'content' | 'hands'> = { content: texts(old), hands };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(JSON.stringify(contentSince(texts(present), since, at)));
