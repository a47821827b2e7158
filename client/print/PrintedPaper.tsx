import { languageOf } from '#shared/paper/paper.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import {
  PRINT_ADDRESSES,
  PRINT_LINKS,
  PRINT_SIZE,
  PRINT_TITLE,
} from '#client/print/print-choices.ts';
import { giveTablesHeads } from '#client/print/table-heads.ts';
import type { ShownText } from '#client/suggestion/shown-text.ts';
import '#client/print/print.css';

interface PrintedPaperProps {
  readonly paper: PaperView;
  readonly content: readonly unknown[];
  /** Which text of those that the suggestions make; null where there are none. */
  readonly shown: ShownText | null;
  readonly at: Date;
}

/** The paper as a document: a title block and its text. */
export function PrintedPaper({ paper, content, shown, at }: PrintedPaperProps) {
  const { id, direction } = paper;
  return (
    <article
      ref={withHeads}
      className="printed"
      dir={direction}
      lang={languageOf({ direction })}
      data-size={PRINT_SIZE.read()}
      data-block-links={PRINT_LINKS.read()}
      data-addresses={PRINT_ADDRESSES.read()}
    >
      {PRINT_TITLE.read() === 'yes' && <TitleBlock paper={paper} at={at} />}
      {shown && <WhichText shown={shown} />}
      <StaticPaper paperId={id} content={content} direction={direction} layout={paper.layout} />
    </article>
  );
}

function withHeads(printed: HTMLElement | null): void {
  if (printed) giveTablesHeads(printed);
}

/** With or without a title block: nobody may take one of the three texts for another. */
function WhichText({ shown }: { readonly shown: ShownText }) {
  const say = useSay();
  return <p className="printed-text">{say(`print.text.${shown}`)}</p>;
}

function TitleBlock({ paper, at }: Pick<PrintedPaperProps, 'paper' | 'at'>) {
  const say = useSay();
  const language = useLanguage();
  const when = dateInWords(at, language);
  return (
    <header className="printed-title">
      <p className="printed-forum">
        <bdi>{paper.forumName}</bdi>
      </p>
      <h1>
        <bdi>{paper.title}</bdi>
      </h1>
      <p className="printed-facts">
        <span>{say(`paper.kind.${paper.kind}`)}</span>
        <span>{say(`paper.stage.${paper.stage}`)}</span>
        <span>
          <Sentence of="print.asOf" values={{ when }} />
        </span>
      </p>
    </header>
  );
}
