import type { WaitingRemarks } from '#shared/thread/waiting-contract.ts';
import { isListed } from '#shared/paper/paper.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import type { Catalogue, Look, Openings } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import { countsFor, type Digest, digestOf, waitingIn } from '#server/thread/digest.ts';
import { seesRemarks, viewerOn } from '#server/thread/viewer.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly openings: Openings;
  readonly remarks: Remarks;
  readonly bus: Bus;
  readonly now: () => Date;
}

/**
 * What waits for each person. Digests of all remarked papers stay in memory, made when first asked for and again after a
 * change, so that a visit opens no file; what somebody may see is asked for each time.
 */
export class Waiting {
  readonly #deps: Deps;
  readonly #digests = new Map<string, Promise<Digest>>();
  /** Papers that were remarked on before this start; read once. */
  #older: Promise<readonly string[]> | null = null;
  readonly #newer = new Set<string>();

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.bus.listen((announcement) => {
      const { kind } = announcement;
      if (kind !== 'threads-changed' && kind !== 'decisions-changed') return;
      this.#newer.add(announcement.paperId);
      this.#digests.delete(announcement.paperId);
    });
  }

  async listFor(personId: string): Promise<WaitingRemarks[]> {
    const found = await this.#involving(personId);
    return found.flatMap(({ digest, access, viewer, lookedAt }) => {
      const counts = countsFor(digest, viewer, lookedAt);
      if (Object.values(counts).every((count) => count === 0)) return [];
      const { forumId, paper } = access;
      return [{ paperId: paper.id, forumId, title: paper.title, ...counts }];
    });
  }

  /** Thread by thread, on each paper where something waits for the person. */
  async thingsFor(personId: string) {
    const found = await this.#involving(personId);
    return found.map(({ digest, access, viewer, lookedAt }) => ({
      access,
      ...waitingIn(digest, viewer, lookedAt),
    }));
  }

  /** The groups that said something among themselves about a paper. */
  async privateGroups(paperId: string): Promise<ReadonlySet<string>> {
    const digest = await this.#digest(paperId);
    const open = digest?.threads.filter(({ state }) => state !== 'withdrawn') ?? [];
    return new Set(open.flatMap(({ group }) => group?.id ?? []));
  }

  async #involving(personId: string) {
    this.#older ??= this.#deps.remarks.list();
    const found = [];
    for (const paperId of new Set([...(await this.#older), ...this.#newer])) {
      const digest = await this.#digest(paperId);
      if (!digest?.involved.has(personId)) continue;
      const standing = await this.#standing(paperId, personId);
      if (standing) found.push({ digest, ...standing });
    }
    return found;
  }

  /**
   * Notes that somebody has seen everything, or one part, up to a moment, which is not in the future; never less than
   * before.
   */
  async look(
    { paper, forumId }: PaperAccess,
    personId: string,
    { until, part }: { readonly until: string; readonly part: string | null },
  ): Promise<void> {
    const { openings, bus, now } = this.#deps;
    const id = lookId(personId, paper.id);
    const at = [until, now().toISOString()].toSorted()[0] ?? until;
    const hasMoved = await openings.transact(async ({ looks }) => {
      const before = await looks.get(id);
      if (lookedAt(before, part) >= at) return false;
      const whole = part === null ? at : (before?.at ?? '');
      // What the look at everything covers needs no line of its own.
      const parts = Object.entries({ ...before?.parts, ...(part !== null && { [part]: at }) });
      const newer = Object.fromEntries(parts.filter(([, seen]) => seen > whole));
      await looks.put({ id, personId, paperId: paper.id, at: whole, parts: newer });
      return true;
    });
    if (!hasMoved) return;
    const only = { groupId: null, personId };
    bus.announce({ kind: 'threads-changed', forumId, paperId: paper.id, only });
  }

  /** Null where the person may not see what is said about the paper. */
  async #standing(paperId: string, personId: string) {
    const { catalogue, openings } = this.#deps;
    const access = await accessToPaper(catalogue, paperId, personId);
    if (!access || !seesRemarks(access.role) || !isListed(access.paper)) return null;
    const viewer = await viewerOn(catalogue, access, personId);
    const look = await openings.tables.looks.get(lookId(personId, paperId));
    return { access, viewer, lookedAt: (part: string | null) => lookedAt(look, part) };
  }

  /** Null where the remarks cannot be read: whoever opens that paper is told, and the other papers are counted. */
  async #digest(paperId: string): Promise<Digest | null> {
    const kept = this.#digests.get(paperId);
    const making = kept ?? digestOf(this.#deps.remarks, paperId);
    if (!kept) this.#digests.set(paperId, making);
    try {
      return await making;
    } catch {
      if (this.#digests.get(paperId) === making) this.#digests.delete(paperId);
      return null;
    }
  }
}

/** One row per person and paper. */
const lookId = (personId: string, paperId: string) => `${personId}.${paperId}`;

/** Up to when a part was seen: by itself, or with everything. */
function lookedAt(look: Look | undefined, part: string | null): string {
  const whole = look?.at ?? '';
  const own = part === null ? '' : (look?.parts?.[part] ?? '');
  return own > whole ? own : whole;
}
