/** What the worker uses of its surroundings: the types of the page do not know a service worker's. */
export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> };
  };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', heed: (event: WorkerEvent) => void): void;
  addEventListener(kind: 'message', heed: (event: WorkerMessage) => void): void;
  addEventListener(kind: 'fetch', heed: (event: FetchAsked) => void): void;
}

export interface WorkerEvent {
  /** The worker is not stopped before this is done. */
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerMessage extends WorkerEvent {
  readonly data: unknown;
}

export interface FetchAsked extends WorkerEvent {
  readonly request: Request;
  /** The answer the browser has asked for by itself while the worker was starting. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
