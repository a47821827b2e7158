import type { PressPaper } from '#server/interchange/pdf/order.ts';
import { Blocks } from '#server/interchange/pdf/sheet/blocks.ts';
import { RemarkSigns } from '#server/interchange/pdf/sheet/remarks.ts';
import type { PartSheet } from '#server/interchange/pdf/sheet/sheet.ts';
import {
  type FileWriting,
  PaperWriting,
  titlePlace,
} from '#server/interchange/pdf/sheet/writing.ts';
import { innerOf } from '#server/interchange/word/remark-spots.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import type { Block, Inline } from '#shared/interchange/model.ts';

/** So much of a title stands over each page. */
const BEGINNING = /^.{0,80}/su;

/** One paper of a file: its title block, its text and the remarks on it. */
export function paperSheet(
  file: FileWriting,
  paper: PressPaper,
  given: { readonly at: number; readonly isAlone: boolean },
): PartSheet {
  const above = given.isAlone ? 0 : 1;
  const writing = new PaperWriting(file, paper, { prefix: `p${String(given.at)}`, above });
  const id = titlePlace(given.at);
  if (!given.isAlone) file.places.add(id);
  const name = given.isAlone ? null : file.head(null, file.line(paper.title));
  const model = modelOf(paper.content, paper.layout, file.say);
  const signs = new RemarkSigns(writing, model);
  const wanted = targetsIn(model.blocks);
  const blocks = new Blocks({ writing, signs, wanted, hasContents: given.isAlone });
  const text = blocks.sheet(model.blocks);
  const remarks = signs.sheet();
  return {
    dir: paper.direction,
    running: runningTitle(file.line(paper.title)),
    front: {
      ...(name !== null && { name, id }),
      title: [file.line(paper.title)],
      forum: [file.line(paper.forumName)],
      facts: paper.facts.map((fact) => file.line(fact)),
      ...(paper.hasChoice && { choice: choiceOf(writing) }),
      ...legendOf(writing),
    },
    blocks: text,
    remarks,
  };
}

/** Nobody may take one of the three texts for another. */
function choiceOf({ paper, say }: PaperWriting): string {
  if (paper.text === 'marked') return say('print.text.marked');
  return say(`print.text.${paper.text === 'clean' ? 'accepted' : 'original'}`);
}

/** What signs in the text mean, where there are any. */
function legendOf(writing: PaperWriting): Pick<PartSheet['front'], 'legend'> {
  const { letters, paper, say, file, hasGaps } = writing;
  const names = [...letters].map(([author, letter]) => {
    const name = paper.names.get(author) ?? say('interchange.somebody');
    return { letter, name: [file.line(name)] };
  });
  if (names.length === 0 && !hasGaps) return {};
  return {
    legend: {
      ...(names.length > 0 && { meaning: say('pdf.letters'), names }),
      ...(hasGaps && { gaps: say('pdf.gaps') }),
    },
  };
}

function runningTitle(title: string): string {
  const start = BEGINNING.exec(title)?.[0] ?? '';
  return start === title ? title : `${start}…`;
}

/** What anything in a text points to. */
function targetsIn(blocks: readonly Block[]): ReadonlySet<string> {
  const found = new Set<string>();
  const line = (inline: readonly Inline[]) => {
    for (const one of inline) {
      if (one.kind === 'reference') found.add(one.to);
      if (one.kind === 'note') line(one.inline);
    }
  };
  const walk = (all: readonly Block[]) => {
    for (const block of all) {
      if ('inline' in block) line(block.inline);
      for (const inner of innerOf(block)) walk(inner);
    }
  };
  walk(blocks);
  return found;
}
