import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ReservationsOf, useReservationsOn } from '#client/position/reservations.ts';
import { PAGE, PAGES, pageSheet } from '#client/print/page-rules.ts';
import { PrintedPaper } from '#client/print/PrintedPaper.tsx';
import { shownContent, type ShownText } from '#client/suggestion/shown-text.ts';
import type { TextView } from '#client/suggestion/use-text-view.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';

interface PaperPrintProps {
  readonly paper: PaperView;
  /** The living text, once there is an editor; what stands in it is printed. */
  readonly editor?: Editor | null | undefined;
  /** The text as the reading view shows it. */
  readonly content: readonly unknown[] | null;
  /** Which text of those that the suggestions make is looked at, or was asked for. */
  readonly text?: TextView;
}

/** What is being printed, as it stood when printing was asked for. */
interface Printed {
  readonly content: readonly unknown[];
  /** Which text it is; null where nothing is suggested, and there is only one. */
  readonly shown: ShownText | null;
  readonly at: Date;
}

/**
 * Printing gives the paper and not the screen. The moment before the browser prints, by whatever key or menu, the text
 * is drawn once more as a document of its own beside the page, and that alone is printed.
 */
export function PaperPrint({ paper, editor = null, content, text }: PaperPrintProps) {
  const say = useSay();
  const [printed, setPrinted] = useState<Printed | null>(null);
  const reservations = useReservationsOn(paper.id);
  useEffect(() => {
    const mark = paper.stage === 'draft' ? say('paper.stage.draft') : null;
    const { title, direction } = paper;
    const page = say('print.page', { page: PAGE, pages: PAGES });
    let sheet: CSSStyleSheet | null = null;
    const putAway = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      sheet = null;
    };
    const before = () => {
      const all = editor ? (editor.getJSON().content ?? []) : content;
      if (!all) return;
      putAway();
      sheet = pageSheet({ title, mark, page, direction });
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      // The browser prints what stands there when this returns.
      flushSync(() => setPrinted({ ...printedText(all, text), at: new Date() }));
    };
    const after = () => {
      putAway();
      setPrinted(null);
      text?.forPrint(null);
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      putAway();
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [paper, editor, content, text, say]);
  if (!printed) return null;
  return createPortal(
    <ReservationsOf value={reservations}>
      <PrintedPaper paper={paper} {...printed} />
    </ReservationsOf>,
    document.body,
  );
}

function printedText(
  all: readonly unknown[],
  text: TextView | undefined,
): Pick<Printed, 'content' | 'shown'> {
  const content = all as readonly ContentNode[];
  if (suggestionsIn(content).length === 0) return { content, shown: null };
  const shown = text?.toPrint() ?? 'marked';
  return { content: shownContent(content, shown), shown };
}
