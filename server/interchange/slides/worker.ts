import { parentPort, workerData } from 'node:worker_threads';
import { deckFile } from '#server/interchange/slides/deck-file.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';

/** A thread that draws one presentation and ends. */
const { story } = workerData as { readonly story: DeckStory };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(new Uint8Array(await deckFile(story)));
