import type { SentFile } from '#server/interchange/send-file.ts';
import { DeckMaker } from '#server/interchange/slides/deck-maker.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import type { Taker } from '#server/interchange/taker.ts';
import { titleOf } from '#server/meeting/door.ts';
import { presentationFor, type PresentationWish } from '#server/meeting/presentation.ts';
import type { AtSession } from '#server/pre-read/door.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Membership, Person } from '#shared/member/person.ts';

export interface PresenterDeps extends RegisterDeps {
  readonly audit: AuditLog;
  readonly now: () => Date;
}

type Wish = Omit<PresentationWish, 'at' | 'isDecidedOnly'>;

interface Asking {
  readonly taker: Taker;
  readonly isDecidedOnly: boolean;
  /** Given up when nobody waits for the file any more; it is noted for nobody then. */
  readonly gone: AbortSignal;
}

const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What is presented of a forum to one of its members. */
export async function forumWish(
  { tables }: Catalogue,
  { person, membership }: { readonly person: Person; readonly membership: Membership },
): Promise<Wish> {
  const { forumId, role } = membership;
  const forum = await tables.forums.get(forumId);
  const about = { title: null, facts: [] };
  return { forumId, person, role, of: null, about, purpose: forum?.purpose ?? '' };
}

/** What is presented of a session to a member of its forum. */
export function sessionWish({ person, membership, session }: AtSession): Wish {
  const { id: sessionId, forumId, day } = session;
  const { day: inWords } = speechIn(person.language);
  const facts = day === null ? [] : [inWords(day)];
  // One without topics goes by its forum.
  const about = { title: titleOf(session) || null, facts };
  return { forumId, person, role: membership.role, of: { sessionId }, about, purpose: '' };
}

/** Makes presentations as files, one after the other, and notes who took them. */
export class Presenter {
  readonly #deps: PresenterDeps;
  readonly #maker = new DeckMaker();

  constructor(deps: PresenterDeps) {
    this.#deps = deps;
  }

  async file(
    wish: Wish,
    subject: string,
    { taker, isDecidedOnly, gone }: Asking,
  ): Promise<SentFile> {
    const { audit, now } = this.#deps;
    const at = now();
    const story = await presentationFor(this.#deps, { ...wish, isDecidedOnly, at });
    const bytes = await this.#maker.make(story, gone);
    gone.throwIfAborted();
    await audit.append({
      at: at.toISOString(),
      by: taker.by,
      action: 'slides-exported',
      subject,
      forumId: wish.forumId,
      detail: { format: 'pptx', ...taker.detail },
    });
    return { name: story.title, ending: 'pptx', type: SLIDES, bytes };
  }
}
