import type { ChainedCommands } from '@tiptap/core';
import { CALLOUT_TONES, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { HEADING_LEVELS } from '#client/editor/nodes/text-blocks.ts';
import type { Say } from '#client/locale/speech.ts';

export type InsertGroup = 'text' | 'lists' | 'media' | 'blocks' | 'pointing' | 'layout';

/** Something that can be put into a paper, by its name. */
export interface Insertable {
  readonly id: string;
  readonly group: InsertGroup;
  readonly words: string;
  /** Other names it may be looked for by, in the language that is not spoken now. */
  readonly also: string;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
}

/** In the order in which they are offered. */
export const INSERT_GROUPS: readonly InsertGroup[] = [
  'text',
  'lists',
  'media',
  'pointing',
  'blocks',
  'layout',
];

const NEW_TABLE = { rows: 3, columns: 3 } as const;

/** Everything that can be inserted, named in the reader's language. */
export function insertables(say: Say): readonly Insertable[] {
  return [...texts(say), ...lists(say), ...things(say), ...pointing(say), ...typed(say)];
}

function texts(say: Say): Insertable[] {
  return [
    {
      id: 'body',
      group: 'text',
      words: say('tools.insert.body'),
      also: 'body text paragraph',
      run: (chain) => chain.setParagraph(),
    },
    ...HEADING_LEVELS.map(
      (level): Insertable => ({
        id: `heading-${level}`,
        group: 'text',
        words: say('tools.insert.heading', { level }),
        also: `heading title h${level}`,
        run: (chain) => chain.setHeading(level),
      }),
    ),
    {
      id: 'quote',
      group: 'text',
      words: say('tools.insert.quote'),
      also: 'quote blockquote citation',
      run: (chain) => chain.toggleBlockquote(),
    },
    ...([null, ...CALLOUT_TONES] as const).map(
      (tone): Insertable => ({
        id: `callout-${tone ?? 'note'}`,
        group: 'text',
        words: say('tools.insert.callout', { tone: say(`tools.tone.${tone ?? 'note'}`) }),
        also: `callout box note ${tone ?? ''}`,
        run: (chain) => chain.setCallout(tone),
      }),
    ),
  ];
}

function lists(say: Say): Insertable[] {
  return [
    {
      id: 'bullets',
      group: 'lists',
      words: say('tools.insert.bullets'),
      also: 'bullet list',
      run: (chain) => chain.toggleBulletList(),
    },
    {
      id: 'numbers',
      group: 'lists',
      words: say('tools.insert.numbers'),
      also: 'numbered ordered list',
      run: (chain) => chain.toggleOrderedList(),
    },
    {
      id: 'letters',
      group: 'lists',
      words: say('tools.insert.letters'),
      also: 'lettered list letters',
      run: (chain) => chain.setListStyle('hebrew'),
    },
    {
      id: 'tasks',
      group: 'lists',
      words: say('tools.insert.tasks'),
      also: 'task todo check list',
      run: (chain) => chain.toggleTaskList(),
    },
  ];
}

function things(say: Say): Insertable[] {
  return [
    {
      id: 'table',
      group: 'media',
      words: say('tools.insert.table'),
      also: 'table grid',
      run: (chain) => chain.insertPaperTable(NEW_TABLE),
    },
    {
      id: 'image',
      group: 'media',
      words: say('tools.insert.image'),
      also: 'image picture photo figure',
      run: (chain) => chain.insertImage(),
    },
    {
      id: 'page-break',
      group: 'layout',
      words: say('tools.insert.pageBreak'),
      also: 'page break',
      run: (chain) => chain.setPageBreak(),
    },
    {
      id: 'rule',
      group: 'layout',
      words: say('tools.insert.rule'),
      also: 'rule line divider hr',
      run: (chain) => chain.setHorizontalRule(),
    },
  ];
}

function pointing(say: Say): Insertable[] {
  return [
    {
      id: 'footnote',
      group: 'pointing',
      words: say('tools.insert.footnote'),
      also: 'footnote note',
      run: (chain) => chain.insertFootnote(),
    },
    {
      id: 'contents',
      group: 'pointing',
      words: say('tools.insert.contents'),
      also: 'table of contents toc',
      run: (chain) => chain.insertTableOfContents(),
    },
    {
      id: 'reference',
      group: 'pointing',
      words: say('structure.reference.title'),
      also: 'reference cross link',
      run: (chain) => chain.openReference(),
    },
    {
      id: 'mention',
      group: 'pointing',
      words: say('structure.mention.title'),
      also: 'mention person name @',
      run: (chain) => chain.openMention(),
    },
    {
      id: 'remark',
      group: 'pointing',
      words: say('thread.make.onBlock'),
      also: 'comment remark',
      run: (chain) => chain.remark('block'),
    },
  ];
}

function typed(say: Say): Insertable[] {
  return TYPED_BLOCKS.map((kind) => ({
    id: kind,
    group: 'blocks',
    words: say(`editor.block.${kind}`),
    also: kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    run: (chain) => chain.toggleTypedBlock(kind),
  }));
}
