import { type NoticeSettings, USUAL_SETTINGS } from '#shared/notice/notice-settings.ts';
import type { LetterRow, Notices, NoticeTables } from '#server/storage/notices.ts';
import type { Store, WritableTable } from '#server/storage/store.ts';

/** What is known of one person's mails without reading the disk. */
export interface Standing {
  readonly settings: NoticeSettings;
  /** When they chose last; null who never did. */
  readonly chosenAt: string | null;
  /** The day of the newest digest, whatever became of it. */
  readonly lastDigest: string | null;
  /** Letters that are still to be sent, or of which it is not known whether they went. */
  readonly open: readonly LetterRow[];
  /** Ids of the reminders that were asked for. */
  readonly reminders: ReadonlySet<string>;
  readonly refused: { readonly email: string; readonly at: string; readonly words: string } | null;
}

const NEVER_MAILED: Standing = {
  settings: USUAL_SETTINGS,
  chosenAt: null,
  lastDigest: null,
  open: [],
  reminders: new Set(),
  refused: null,
};

export type NoticeWriting = { readonly [K in keyof NoticeTables]: WritableTable<NoticeTables[K]> };
const OPEN_STATES = new Set<LetterRow['state']>(['waiting', 'sending', 'maybe']);

/** Everybody's mails: on disk person by person, and in memory what each turn has to look at. */
export class NoticeBook {
  readonly #notices: Notices;
  readonly #known = new Map<string, Standing>();

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  /** Reads what is kept of everybody. A person whose file is damaged is told of, and gets no mail until it is mended. */
  async load(onFault: (fault: unknown) => void): Promise<void> {
    for (const personId of await this.#notices.list()) {
      try {
        const store = await this.#notices.of(personId);
        this.#known.set(personId, await standingIn(store.tables));
      } catch (fault) {
        onFault(fault);
      }
    }
  }

  of(personId: string): Standing {
    return this.#known.get(personId) ?? NEVER_MAILED;
  }

  /** Everybody who has anything kept. */
  people(): readonly string[] {
    return [...this.#known.keys()];
  }

  async told(personId: string): Promise<ReadonlySet<string>> {
    const { tables } = await this.#notices.of(personId);
    return new Set((await tables.told.find({})).map(({ id }) => id));
  }

  async letters(personId: string): Promise<readonly LetterRow[]> {
    return (await this.#notices.of(personId)).tables.letters.find({});
  }

  /** One change of a person's rows: when it resolves it is on disk, and known. */
  async change<Result>(
    personId: string,
    work: (tables: NoticeWriting) => Promise<Result>,
  ): Promise<Result> {
    const store = await this.#notices.of(personId);
    const result = await store.transact(work);
    this.#known.set(personId, await standingIn(store.tables));
    return result;
  }
}

async function standingIn(tables: Store<NoticeTables>['tables']): Promise<Standing> {
  const [letters, settings, refused] = await Promise.all([
    tables.letters.find({}),
    tables.settings.get('settings'),
    tables.refused.get('refused'),
  ]);
  const days = letters.flatMap(({ kind, id }) =>
    kind === 'digest' ? id.split('.')[1] : undefined,
  );
  const { digest, mentions, reminders, quiet, rests } = settings ?? USUAL_SETTINGS;
  return {
    settings: { digest, mentions, reminders, quiet, rests },
    chosenAt: settings?.changedAt ?? null,
    lastDigest:
      days
        .flatMap((day) => day ?? [])
        .toSorted()
        .at(-1) ?? null,
    open: letters.filter(({ state }) => OPEN_STATES.has(state)),
    reminders: new Set(letters.flatMap(({ kind, id }) => (kind === 'reminder' ? [id] : []))),
    refused: refused ?? null,
  };
}
