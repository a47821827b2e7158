import * as Y from 'yjs';
import type { PaperAccess } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';
import { namesOfAuthors } from '#server/suggestion/author-names.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import { amendmentFilterFrom, shownAmendments } from '#shared/amendment/amendment-filter.ts';
import { type AmendmentGroup, amendmentGroups } from '#shared/amendment/amendment-rows.ts';
import type { Person } from '#shared/member/person.ts';
import { type MatrixRow, matrixRows } from '#shared/matrix/matrix-row.ts';
import { filtered, filterFrom, sorted, sortFrom } from '#shared/matrix/matrix-view.ts';
import { PaperPlaces } from '#shared/matrix/where.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';

export interface PaperTablesDeps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly decisions: Pick<Decisions, 'list'>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** Who looks at a table of a paper that they may read, and how they narrow and sort it. */
interface Looking {
  readonly person: Person;
  readonly access: PaperAccess;
  /** As in the address of the screen. */
  readonly search: URLSearchParams;
}

/** A table as its asker sees it on the screen: narrowed and sorted as the address says, and how long it is without that. */
interface Seen<Row> {
  readonly person: Person;
  readonly access: PaperAccess;
  readonly shown: readonly Row[];
  readonly count: number;
}

/** The tables about a paper: what their asker sees on the screen, and no more. */
export class PaperTables {
  readonly #deps: PaperTablesDeps;

  constructor(deps: PaperTablesDeps) {
    this.#deps = deps;
  }

  /** The comment-response matrix, for those who see remarks. */
  async matrix({ person, access, search }: Looking): Promise<Seen<MatrixRow>> {
    if (!seesRemarks(access.role)) throw new Refusal('role-too-low');
    const threads = await seenThreads(this.#deps, access, person.id);
    const { layout = PLAIN_LAYOUT } = access.paper;
    const rows = matrixRows(threads, await this.#contentOf(access.paper.id), layout);
    const shown = sorted(filtered(rows, filterFrom(search)), sortFrom(search));
    return { person, access, shown, count: rows.length };
  }

  /** The amendments by passage, and the places of the text that they are about. */
  async amendments({
    person,
    access,
    search,
  }: Looking): Promise<Seen<AmendmentGroup> & { readonly places: PaperPlaces }> {
    const { catalogue, decisions } = this.#deps;
    const { id: paperId } = access.paper;
    const content = await this.#contentOf(paperId);
    // What was decided and said is for those who see remarks; what is suggested stands in the text that all read.
    const isIn = seesRemarks(access.role);
    const groups = amendmentGroups({
      content,
      names: await namesOfAuthors(catalogue, content),
      decisions: isIn ? await decisions.list(paperId, person.id, suggestionsIn(content)) : [],
      threads: isIn ? await seenThreads(this.#deps, access, person.id) : [],
    });
    return {
      person,
      access,
      shown: shownAmendments(groups, amendmentFilterFrom(search)),
      count: groups.flatMap(({ rows }) => rows).length,
      places: new PaperPlaces(content, access.paper.layout ?? PLAIN_LAYOUT),
    };
  }

  async #contentOf(paperId: string): Promise<ContentNode[]> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    const content = readContent(doc);
    doc.destroy();
    return content;
  }
}
