import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DeviceCopy, type Kept } from '#client/connection/device-copy.ts';
import { Line } from '#client/connection/line.ts';
import {
  type Access,
  endOf,
  type LineEnd,
  type LineState,
  type Undelivered,
} from '#client/connection/link-state.ts';
import { ShelfNote } from '#client/connection/shelf-note.ts';
import { unsentText } from '#client/connection/unsent-text.ts';
import { unsentWords } from '#client/connection/unsent-words.ts';
import { forgetLeastUsed, forgetPaper, makeRoom } from '#client/offline/forget.ts';
import { isSharedDevice } from '#client/offline/shared-device.ts';
import { keepRescued, putAwayRescued, rescuedOf } from '#client/offline/rescued.ts';
import type { Notice } from '#shared/paper/frame.ts';
import { isRefusalCode, type RefusalCode } from '#shared/refusal/refusal.ts';

export interface LinkWishes {
  readonly paperId: string;
  readonly personId: string;
  readonly schema: number;
  /** `ws:` or `wss:` address of the site, without a slash at its end. */
  readonly site: string;
  /** The browser's own, or a test's. */
  readonly Socket?: typeof WebSocket;
  /** Asked when a connection cannot even be opened: what the site says of the paper. Null: only the network is away. */
  readonly whyNot?: () => Promise<LineEnd | null>;
}

/** All a screen needs to tell the truth about one open paper; a new object whenever something changed. */
export interface LinkView {
  readonly state: LineState;
  /** The document and the presence to show. They are other ones after a refusal: the editor must be made anew. */
  readonly doc: Y.Doc;
  readonly awareness: Awareness | null;
  /** The text is there, from the server or from this device. Before that nothing may be shown as the paper. */
  readonly isReadable: boolean;
  /** What the server last said this person may do; null before it said anything. */
  readonly access: Access | null;
  /** This device's changes that are not known to be on the server's disk. */
  readonly unsaved: number;
  /** Words among them, while the line is not live; nobody asks for them while it is. */
  readonly unsentWords: number;
  /** Whether what is typed is also kept on this device. */
  readonly isKeptHere: boolean;
  /** It is not, because this device has no room left. */
  readonly isDeviceFull: boolean;
  /** False while the server's disk refuses to write. */
  readonly isDiskWell: boolean;
  readonly undelivered: Undelivered | null;
}

/** So many refusals within so long, in milliseconds, and joining anew waits for the person. */
const MOST_REFUSALS = 3;
const REFUSALS_WITHIN_MS = 60_000;
/** Failed openings in a row before the site is asked why. */
const TRIES_BEFORE_ASKING = 2;
const ASKING_EVERY = 10;

/**
 * One paper that is open on this device: its document, its line, its copy, and the truth about saving. A state machine:
 * `connecting` → `live` ⇄ `offline` by itself; `signed-out`, `no-right`, `reload-needed` are ends; a refused change
 * throws the document away, keeps its words for the person, and joins anew with a fresh document.
 */
export class PaperLink {
  readonly #wishes: LinkWishes;
  readonly #listeners = new Set<() => void>();
  readonly #refusedAt: number[] = [];
  #copy: DeviceCopy;
  #line: Line | null = null;
  #view: LinkView;
  #code: RefusalCode | null = null;
  #failedTries = 0;
  #isClosed = false;
  /** Whether the copy was last told that something waits, and on which kind of line. */
  #noted = '';
  readonly #shelf: ShelfNote;

  constructor(wishes: LinkWishes) {
    this.#wishes = wishes;
    this.#shelf = new ShelfNote(wishes.personId, wishes.paperId);
    const doc = new Y.Doc();
    this.#copy = this.#copyOf(doc);
    this.#view = {
      state: 'connecting',
      doc,
      awareness: null,
      isReadable: false,
      access: null,
      unsaved: 0,
      unsentWords: 0,
      isKeptHere: false,
      isDeviceFull: false,
      isDiskWell: true,
      undelivered: null,
    };
    void this.#join();
    void this.#showRescued();
  }

  get view(): LinkView {
    return this.#view;
  }

  /** Calls back after each change of the view; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The device woke up, or found a network: looks at once. */
  wake(): void {
    this.#line?.wake();
  }

  /** The person has dealt with the words that were not taken. */
  putAwayUndelivered(): void {
    this.#show({ undelivered: null });
    void putAwayRescued(this.#wishes.personId, this.#wishes.paperId);
  }

  /** Joins anew after an end, with a fresh document. */
  tryAgain(): void {
    if (!this.#isClosed && isEnd(this.#view.state)) this.#startOver('connecting');
  }

  /** Lets go of the paper. What is not saved yet stays in the copy. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listeners.clear();
    this.#letGo();
    this.#shelf.flush();
    this.#putBack();
    this.#view.doc.destroy();
    void forgetLeastUsed(this.#wishes.personId);
  }

  /** The copy stays for the next time, but on a computer that others use too only while something waits in it. */
  #putBack(): void {
    const { doc, unsaved } = this.#view;
    if (isSharedDevice() && unsaved === 0) return this.#takeOff(null);
    if (this.#copy.isWell) this.#shelf.holds(doc);
    this.#copy.close();
  }

  #copyOf(doc: Y.Doc): DeviceCopy {
    const { personId, paperId, schema } = this.#wishes;
    return new DeviceCopy({
      personId,
      paperId,
      schema,
      doc,
      onWell: () => this.#changed(),
      makeRoom: () => makeRoom(personId),
    });
  }

  /** Words of an earlier visit that were not taken and not put away. */
  async #showRescued(): Promise<void> {
    const found = await rescuedOf(this.#wishes.personId, this.#wishes.paperId);
    if (!found || this.#isClosed || this.#view.undelivered) return;
    const why = isRefusalCode(found.why) ? found.why : 'unexpected';
    this.#show({ undelivered: { why, text: found.text, changes: found.changes } });
  }

  async #join(): Promise<void> {
    const { doc } = this.#view;
    const copy = this.#copy;
    const kept = await copy.load();
    if (this.#isClosed || this.#view.doc !== doc) return;
    if (kept.isOfNewerProgram) return this.#end('reload-needed');
    // Something came out of the copy: it can be read before the server has answered.
    if (doc.store.clients.size > 0) {
      this.#shelf.holds(doc);
      this.#show({ isReadable: true });
    }
    this.#openLine(doc, copy, kept);
  }

  #openLine(doc: Y.Doc, copy: DeviceCopy, kept: Kept): void {
    const { paperId, personId, schema, site, Socket = WebSocket } = this.#wishes;
    this.#line = new Line({
      doc,
      site,
      paperId,
      personId,
      schema,
      Socket,
      kept,
      isNoEdit: (origin) => copy.isOrigin(origin),
      onChange: () => this.#changed(),
      onNotice: (notice) => this.#heed(notice),
      onClosed: (code) => this.#closed(code),
    });
    this.#noted = notedAs(kept.unsaved, false);
    this.#show({
      awareness: this.#line.awareness,
      unsaved: kept.unsaved,
      unsentWords: kept.unsaved > 0 ? unsentWords(doc, kept.covered) : 0,
      isKeptHere: copy.isWell,
    });
    this.#line.open();
  }

  #changed(): void {
    const line = this.#line;
    if (!line) return;
    const { unsaved, isLive } = line;
    const view = this.#view;
    if (isLive) this.#failedTries = 0;
    if (isLive && view.state !== 'live') this.#shelf.holds(view.doc);
    const next = {
      state: isLive ? 'live' : view.state,
      unsaved,
      unsentWords: isLive || unsaved === 0 ? 0 : this.#wordsOf(line, unsaved),
      isReadable: view.isReadable || isLive,
      isKeptHere: this.#copy.isWell,
      isDeviceFull: this.#copy.isFull,
    } as const;
    if (unsaved !== view.unsaved) this.#shelf.waits({ changes: unsaved, words: next.unsentWords });
    this.#note(line);
    const isNews = (Object.keys(next) as (keyof typeof next)[]).some(
      (key) => next[key] !== view[key],
    );
    if (isNews) this.#show(next);
  }

  /** Counted anew only when something changed: a long evening without a network is many words. */
  #wordsOf(line: Line, unsaved: number): number {
    const { doc, unsentWords: known, unsaved: before } = this.#view;
    return unsaved === before && known > 0 ? known : unsentWords(doc, line.covered);
  }

  /** The copy has to know that something waits, not how much; typing does not write there at every key. */
  #note({ unsaved, isLive, covered }: Line): void {
    const noted = notedAs(unsaved, isLive);
    if (noted === this.#noted) return;
    this.#noted = noted;
    void this.#copy.note({ unsaved, covered });
  }

  #heed(notice: Notice): void {
    switch (notice.kind) {
      case 'access': {
        const { role, stage, edit } = notice;
        this.#show({ access: { role, stage, edit } });
        // What was not sent before the right was lost will never be taken: as good as refused. Of what was sent, the
        // server says so itself.
        if (!edit && this.#line && this.#line.unsent > 0) this.#refused(codeOf(notice));
        return;
      }
      case 'storage':
        this.#show({ isDiskWell: notice.well });
        return;
      case 'refused':
        this.#code = notice.code;
        return;
      case 'going-away':
        return;
    }
  }

  #closed(code: number): void {
    if (this.#isClosed) return;
    const end = endOf(code);
    if (end === 'refused') return this.#refused(this.#code ?? 'too-large');
    if (end !== null) return this.#end(end);
    const { unsaved, doc } = this.#view;
    const words = unsaved > 0 && this.#line ? unsentWords(doc, this.#line.covered) : 0;
    this.#show({ state: 'offline', isDiskWell: true, unsentWords: words });
    this.#failedTries += 1;
    if (this.#failedTries % ASKING_EVERY === TRIES_BEFORE_ASKING) void this.#askWhy();
  }

  async #askWhy(): Promise<void> {
    const end = await this.#wishes.whyNot?.().catch(() => null);
    if (end && !this.#isClosed && this.#view.state === 'offline') this.#end(end);
  }

  #end(end: LineEnd): void {
    const why = end === 'signed-out' ? 'not-signed-in' : 'not-found';
    const undelivered = end === 'reload-needed' ? null : this.#rescue(why);
    this.#letGo();
    // Without the right nothing of the paper stays on the device. After a mere sign-out, and for a newer program, what
    // was not delivered waits there for the same person.
    const stays = end === 'reload-needed' || (end === 'signed-out' && undelivered !== null);
    if (stays) this.#copy.close();
    else this.#takeOff(undelivered);
    this.#show({ state: end, undelivered: undelivered ?? this.#view.undelivered });
  }

  #refused(code: RefusalCode): void {
    const undelivered = this.#rescue(code) ?? { why: code, text: '', changes: 0 };
    this.#code = null;
    const now = Date.now();
    this.#refusedAt.push(now);
    const recent = this.#refusedAt.filter((at) => now - at < REFUSALS_WITHIN_MS);
    this.#show({ undelivered });
    void keepRescued(this.#wishes.personId, { paperId: this.#wishes.paperId, ...undelivered });
    this.#startOver(recent.length < MOST_REFUSALS ? 'connecting' : 'refused');
  }

  /** The words that could not be delivered, beside those of an earlier refusal that were not put away yet. */
  #rescue(why: RefusalCode): Undelivered | null {
    const line = this.#line;
    if (!line || line.unsaved === 0) return null;
    const text = unsentText(this.#view.doc, line.covered);
    const before = this.#view.undelivered;
    const texts = [before?.text ?? '', text].filter((part) => part !== '');
    return { why, text: texts.join('\n\n'), changes: line.unsaved + (before?.changes ?? 0) };
  }

  /** Takes the copy off the device; what the server never had of it is kept for the person as words. */
  #takeOff(undelivered: Undelivered | null): void {
    const { personId, paperId } = this.#wishes;
    this.#shelf.drop();
    if (undelivered) void keepRescued(personId, { paperId, ...undelivered });
    void this.#copy.wipe().then(() => forgetPaper(personId, paperId));
  }

  /** Throws the document away, and its copy, and begins with fresh ones. */
  #startOver(state: LineState): void {
    this.#letGo();
    const old = this.#view.doc;
    const wiped = this.#copy.wipe();
    const doc = new Y.Doc();
    this.#copy = this.#copyOf(doc);
    this.#failedTries = 0;
    this.#shelf.waits({ changes: 0, words: 0 });
    this.#show({
      state,
      doc,
      awareness: null,
      isReadable: false,
      unsaved: 0,
      unsentWords: 0,
      isKeptHere: false,
    });
    old.destroy();
    if (state === 'connecting') void wiped.then(() => this.#join());
  }

  #letGo(): void {
    this.#line?.close();
    this.#line = null;
  }

  #show(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function notedAs(unsaved: number, isLive: boolean): string {
  return `${unsaved > 0 ? 'waiting' : 'saved'} ${isLive ? 'live' : 'away'}`;
}

function isEnd(state: LineState): state is LineEnd {
  return state !== 'connecting' && state !== 'live' && state !== 'offline';
}

/** Why content is not taken any more: the stage is closed, or the role is too low. */
function codeOf({ stage }: Access): RefusalCode {
  return stage === 'frozen' || stage === 'published' ? 'stage-closed' : 'role-too-low';
}
