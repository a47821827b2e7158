import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { ContentNode } from '#shared/paper/content.ts';
import { NAME, type RichPaper } from '#test/bench/interchange/rich-paper.ts';

/** The same paper by the `docx` package: from right to left, with changes, notes and comments. */
export async function byDocx({ content, threads }: RichPaper): Promise<Buffer> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const numbers = new Map(threads.map(({ id }, at) => [id, at]));
  let revision = 0;
  const piece = ({ text = '', marks = [] }: ContentNode): ParagraphChild[] => {
    const mark = (type: string) => marks.find((one) => one.type === type);
    const run = { text, rightToLeft: true };
    const change = { id: (revision += 1), author: NAME, date: '2026-07-01T09:00:00Z' };
    if (mark('insertion')) return [new InsertedTextRun({ ...run, ...change })];
    if (mark('deletion')) return [new DeletedTextRun({ ...run, ...change })];
    if (mark('footnote')) {
      const number = Object.keys(footnotes).length + 1;
      const children = [new Paragraph({ bidirectional: true, children: [new TextRun(run)] })];
      footnotes[String(number)] = { children };
      return [new FootnoteReferenceRun(number)];
    }
    const comment = numbers.get(String(mark('comment')?.attrs?.['id']));
    if (comment === undefined) return [new TextRun(run)];
    return [
      new CommentRangeStart(comment),
      new TextRun(run),
      new CommentRangeEnd(comment),
      new TextRun({ children: [new CommentReference(comment)] }),
    ];
  };
  const children = content.map(
    (block) =>
      new Paragraph({
        bidirectional: true,
        ...(block.type === 'heading' && { heading: HeadingLevel.HEADING_1 }),
        children: (block.content ?? []).flatMap(piece),
      }),
  );
  const comments = threads.map(({ comments: [first] }, id) => ({
    id,
    author: NAME,
    date: new Date(first?.at ?? 0),
    children: [
      new Paragraph({
        bidirectional: true,
        children: (first?.body ?? []).flatMap(({ runs }) =>
          runs.map(({ text }) => new TextRun({ text, rightToLeft: true })),
        ),
      }),
    ],
  }));
  const document = new Document({
    sections: [{ children }],
    footnotes,
    comments: { children: comments },
  });
  return Packer.toBuffer(document);
}
