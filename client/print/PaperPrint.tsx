import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PAGE, PAGES, pageSheet } from '#client/print/page-rules.ts';
import { PrintedPaper } from '#client/print/PrintedPaper.tsx';

interface PaperPrintProps {
  readonly paper: PaperView;
  /** The living text, once there is an editor; what stands in it is printed. */
  readonly editor?: Editor | null | undefined;
  /** The text as the reading view shows it. */
  readonly content: readonly unknown[] | null;
}

/** What is being printed, as it stood when printing was asked for. */
interface Printed {
  readonly content: readonly unknown[];
  readonly at: Date;
}

/**
 * Printing gives the paper and not the screen. The moment before the browser prints, by whatever key or menu, the text
 * is drawn once more as a document of its own beside the page, and that alone is printed.
 */
export function PaperPrint({ paper, editor = null, content }: PaperPrintProps) {
  const say = useSay();
  const [printed, setPrinted] = useState<Printed | null>(null);
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
      const text = editor ? (editor.getJSON().content ?? []) : content;
      if (!text) return;
      putAway();
      sheet = pageSheet({ title, mark, page, direction });
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      // The browser prints what stands there when this returns.
      flushSync(() => setPrinted({ content: text, at: new Date() }));
    };
    const after = () => {
      putAway();
      setPrinted(null);
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      putAway();
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [paper, editor, content, say]);
  if (!printed) return null;
  return createPortal(<PrintedPaper paper={paper} {...printed} />, document.body);
}
