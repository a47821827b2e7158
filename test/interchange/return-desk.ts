import { randomUUID } from 'node:crypto';
import type * as Y from 'yjs';
import {
  readReturn,
  type ReturnBase,
  type ReturnedItem,
  takeReturn,
} from '#shared/interchange/return-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import type { Stage } from '#shared/paper/stage.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { aRemark, type ThreadDesk, threadDesk, words } from '#test/thread/thread-desk.ts';

export const GROUP = { id: 'group-south', name: 'מחוז דרום' };
export const MEMBER = { author: 'מנכ״ל המשרד', date: '2026-11-20T10:00:00Z' };
export const OTHER = { author: 'יועצת חיצונית', date: '2026-11-20T11:30:00Z' };

export const para = (id: string, text: string, ...more: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id: `block-${id}` },
  content: [{ type: 'text', text }, ...more],
});
const entry = (type: string, author: string) => ({
  type,
  attrs: { id: 'suggest1', author, at: 1_750_000_000_000 },
});

/** What became of each thing, one line for each. */
export const brief = (items: readonly ReturnedItem[]): string[] =>
  items.map(({ deed, isTracked, outcome, blockId, before, after }) =>
    [deed, isTracked ? 'tracked' : '', outcome, blockId ?? '', before, after].join('|'),
  );

export function textOfBlock(root: Y.XmlFragment, id: string): Y.XmlText {
  const block = root.toArray().find((one) => (one as Y.XmlElement).getAttribute('id') === id);
  return (block as Y.XmlElement).get(0) as Y.XmlText;
}

/** A workspace in which a paper went out as a Word file, with a colleague's suggestion and two remarks in it. */
export class ReturnDesk {
  readonly desk: ThreadDesk;
  readonly lead: Guest;
  readonly colleague: Guest;
  readonly respondent: Guest;
  paperId = '';
  file: Buffer = Buffer.alloc(0);

  private constructor(
    desk: ThreadDesk,
    [lead, colleague, respondent]: readonly [Guest, Guest, Guest],
  ) {
    this.desk = desk;
    this.lead = lead;
    this.colleague = colleague;
    this.respondent = respondent;
  }

  /** In a workspace of its own, or in one that runs. */
  static async open(started?: TestNayar): Promise<ReturnDesk> {
    const desk = await threadDesk(started);
    const { catalogue } = desk.nayar.nayar.storage;
    const forum = await catalogue.tables.forums.get(desk.forumId);
    if (forum) await catalogue.transact(({ forums }) => forums.put({ ...forum, groups: [GROUP] }));
    const lead = await desk.nayar.newcomer(desk.forumId, 'lead');
    const colleague = await desk.nayar.newcomer(desk.forumId, 'author');
    const respondent = await desk.nayar.newcomer(desk.forumId, 'respondent');
    return new ReturnDesk(desk, [lead, colleague, respondent]);
  }

  /** Lays the paper anew and takes a copy of it, as the lead sees it. */
  async sendOut(): Promise<void> {
    const { desk, colleague } = this;
    const author = await desk.idOf(colleague);
    this.paperId = await plantPaper(desk.nayar, desk.coordinator, {
      forumId: desk.forumId,
      title: 'מיפוי אתגרים',
      content: contentBy(author),
    });
    const remark = (quote: string, text: string, blockId: string) => {
      const anchor = { kind: 'passage', start: '', end: '', blockId, quote };
      return desk.start(colleague, this.paperId, aRemark({ anchor, body: words(text) }));
    };
    await remark('תקן אחיד', 'מי קובע את התקן הזה?', 'block-p1');
    await remark('אחת לרבעון', 'האם זה לא תכוף מדי?', 'block-p2');
    this.file = await this.copyFor(this.lead);
  }

  async copyFor(guest: Guest, text = 'marked/with-remarks'): Promise<Buffer> {
    const reply = await guest.fetch(`/api/papers/${this.paperId}/word/${text}`);
    return Buffer.from(await reply.arrayBuffer());
  }

  /** Somebody else writes in the live paper. */
  async meanwhile(change: (root: Y.XmlFragment) => void): Promise<void> {
    const writer = await stockWriter(this.desk.coordinator, this.paperId);
    writer.doc.transact(() => change(writer.doc.getXmlFragment(CONTENT_ROOT)));
    writer.write('נוסף בינתיים');
    await writer.allConfirmed();
    writer.close();
  }

  stage(to: Stage) {
    return this.desk.setStage(this.paperId, to);
  }

  bring(guest: Guest, bytes: Buffer, paperId = this.paperId) {
    return guest.call(readReturn, { params: { paperId }, body: bytes });
  }

  take(
    guest: Guest,
    fileId: string,
    more: { mine?: string[]; settle?: string[]; base?: ReturnBase; sendId?: string } = {},
  ) {
    return guest.call(takeReturn, {
      params: { paperId: this.paperId, fileId },
      body: { sendId: randomUUID(), base: { kind: 'own' }, ...more },
    });
  }

  async contentNow(guest: Guest): Promise<ContentNode[]> {
    const { body } = await guest.call(readPaper, { params: { paperId: this.paperId } });
    return (body as { content: ContentNode[] }).content;
  }
}

function contentBy(author: string): ContentNode[] {
  const suggested = (text: string, type: string): ContentNode => ({
    type: 'text',
    text,
    marks: [entry(type, author)],
  });
  return [
    {
      type: 'heading',
      attrs: { id: 'block-h1', level: 1 },
      content: [{ type: 'text', text: 'רקע' }],
    },
    para('p1', 'הממשלה תקבע תקן אחיד לכל המשרדים בתוך שנה אחת.'),
    para('p2', 'הוועדה תדווח ', suggested('לכנסת', 'deletion'), suggested('לממשלה', 'insertion'), {
      type: 'text',
      text: ' אחת לרבעון.',
    }),
    para('p3', 'המשרד יפרסם את הנתונים באתר שלו.'),
    para('p4', 'פסקה שתימחק בעותק שחזר מן המשרד.'),
    para('p5', 'התקציב ייקבע בנוהל נפרד עד סוף השנה.'),
    para('p6', 'סיכום הדברים ומה נדרש עכשיו.'),
  ];
}
