import { addImage, bringImage, type ImageView } from '#shared/image/image-contract.ts';
import { MAX_IMAGE_BYTES } from '#shared/image/image.ts';
import { call } from '#client/http/call.ts';
import { CallFailure, refusalOf } from '#client/http/call-failure.ts';
import type { WaitingImages } from '#client/offline/waiting-images.ts';
import { sendBytes } from '#client/http/send-bytes.ts';

/** An image on its way to the server, as its figure shows it. */
export interface Pending {
  readonly state: 'sending' | 'offline' | 'failed';
  /** How much has left, from 0 to 1. */
  readonly share: number;
  /** Why it failed; null while it has not. */
  readonly failure: unknown;
  /** The picture itself, from this device. */
  readonly preview: string;
}

interface Parcel {
  readonly blob: Blob;
  readonly cancelled: AbortController;
  /** Whether it lies on this device until the server has it. */
  isKept: boolean;
  view: Pending;
}

interface Deps {
  readonly paperId: string;
  /** Where images lie on this device until the server has them; null where nothing is kept. */
  readonly waiting: WaitingImages | null;
  /** Called when the server has kept the image of a figure. */
  readonly onArrived: (figureId: string, image: ImageView) => void;
}

/** More at once would only share the same line. */
const AT_ONCE = 2;

/**
 * Images of one paper on their way, each under the id of its figure. What cannot be sent stays here, shown and told,
 * until it is sent, tried again or taken away; without a network it waits for one, on the device if that takes it, also
 * when the page is left.
 */
export class ImageDesk {
  readonly paperId: string;
  readonly #onArrived: Deps['onArrived'];
  readonly #waiting: WaitingImages | null;
  readonly #parcels = new Map<string, Parcel>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #sending = 0;

  constructor({ paperId, waiting, onArrived }: Deps) {
    this.paperId = paperId;
    this.#waiting = waiting;
    this.#onArrived = onArrived;
  }

  /** Watches the network and the door: leaving the page asks first when an image would be lost. Returns what ends it. */
  attend(): () => void {
    const online = () => this.#wake();
    const leaving = (event: BeforeUnloadEvent) => {
      if ([...this.#parcels.values()].some(({ isKept }) => !isKept)) event.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
    };
  }

  /** Sends what waited on this device since an earlier visit, for the figures that still want it. */
  async resume(isWanted: (figureId: string) => boolean): Promise<void> {
    for (const { figureId, blob } of (await this.#waiting?.all()) ?? []) {
      if (this.#parcels.has(figureId) || !isWanted(figureId)) continue;
      this.#send(figureId, blob).isKept = true;
    }
  }

  send(figureId: string, blob: Blob): void {
    this.cancel(figureId);
    const parcel = this.#send(figureId, blob);
    const keeping = this.#waiting?.keep({ figureId, blob });
    void keeping?.then((isKept) => {
      parcel.isKept = isKept;
      // It may have arrived or been taken away meanwhile.
      return this.#parcels.get(figureId) === parcel ? undefined : this.#forget(figureId);
    });
  }

  #send(figureId: string, blob: Blob): Parcel {
    const view = {
      state: 'sending',
      share: 0,
      failure: null,
      preview: URL.createObjectURL(blob),
    } as const;
    const parcel = { blob, cancelled: new AbortController(), isKept: false, view };
    this.#parcels.set(figureId, parcel);
    if (blob.size > MAX_IMAGE_BYTES) {
      const failure = new CallFailure(TOO_LARGE);
      this.#show(figureId, { ...view, state: 'failed', failure });
    } else {
      this.#tell(figureId);
      this.#next();
    }
    return parcel;
  }

  #forget(figureId: string): Promise<void> | undefined {
    return this.#parcels.has(figureId) ? undefined : this.#waiting?.drop(figureId);
  }

  pending(figureId: string): Pending | null {
    return this.#parcels.get(figureId)?.view ?? null;
  }

  /** How many have neither arrived nor been taken away. */
  get count(): number {
    return this.#parcels.size;
  }

  retry(figureId: string): void {
    const parcel = this.#parcels.get(figureId);
    if (!parcel || parcel.view.state === 'sending') return;
    this.#show(figureId, { ...parcel.view, state: 'sending', share: 0, failure: null });
    this.#next();
  }

  cancel(figureId: string): void {
    const parcel = this.#parcels.get(figureId);
    if (!parcel) return;
    this.#parcels.delete(figureId);
    parcel.cancelled.abort(new Error('cancelled'));
    void this.#forget(figureId);
    URL.revokeObjectURL(parcel.view.preview);
    this.#tell(figureId);
  }

  /** Asks for an image that a pasted figure names to be taken over from a paper that this person may read. */
  async bring(hash: string): Promise<boolean> {
    try {
      await call(bringImage, { params: { paperId: this.paperId, hash } });
      return true;
    } catch (failure) {
      if (failure instanceof CallFailure) return false;
      throw failure;
    }
  }

  /** Calls back when something about this figure's image changes. */
  watch(figureId: string, onChange: () => void): () => void {
    const watchers = this.#watchers.get(figureId) ?? new Set();
    this.#watchers.set(figureId, watchers.add(onChange));
    return () => {
      watchers.delete(onChange);
      if (watchers.size === 0) this.#watchers.delete(figureId);
    };
  }

  readonly #started = new WeakSet<Parcel>();

  #next(): void {
    for (const [figureId, parcel] of this.#parcels) {
      if (this.#sending >= AT_ONCE) return;
      if (parcel.view.state !== 'sending' || this.#started.has(parcel)) continue;
      this.#started.add(parcel);
      this.#sending += 1;
      void this.#sendOne(figureId, parcel).finally(() => {
        this.#started.delete(parcel);
        this.#sending -= 1;
        this.#next();
      });
    }
  }

  async #sendOne(figureId: string, parcel: Parcel): Promise<void> {
    const { blob, cancelled } = parcel;
    try {
      const image = await sendBytes(addImage, {
        params: { paperId: this.paperId },
        bytes: blob,
        signal: cancelled.signal,
        onProgress: (share) => this.#show(figureId, { ...parcel.view, share }),
      });
      if (this.#parcels.get(figureId) !== parcel) return;
      this.#parcels.delete(figureId);
      this.#onArrived(figureId, image);
      void this.#forget(figureId);
      URL.revokeObjectURL(parcel.view.preview);
      this.#tell(figureId);
    } catch (failure) {
      if (this.#parcels.get(figureId) !== parcel) return;
      const isOffline = failure instanceof CallFailure && failure.trouble.kind === 'unreachable';
      const isEarly = refusalOf(failure) === 'too-many-requests';
      const state = isOffline || isEarly ? 'offline' : 'failed';
      this.#show(figureId, { ...parcel.view, state, failure });
    }
  }

  #wake(): void {
    for (const [figureId, { view }] of this.#parcels) {
      if (view.state === 'offline') this.retry(figureId);
    }
  }

  #show(figureId: string, view: Pending): void {
    const parcel = this.#parcels.get(figureId);
    if (!parcel) return;
    parcel.view = view;
    this.#tell(figureId);
  }

  #tell(figureId: string): void {
    for (const watcher of this.#watchers.get(figureId) ?? []) watcher();
  }
}

const TOO_LARGE = {
  kind: 'refused',
  code: 'too-large',
  message: { he: '', en: '' },
  detail: {},
  fields: [],
} as const;
