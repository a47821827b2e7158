import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { fold } from '#shared/search/fold.ts';
import { DIMENSIONS } from '#shared/paper/schema.ts';
import { type PlacedBlock, placedBlocks } from '#client/editor/structure/placed-blocks.ts';
import { linksOf } from '#client/editor/structure/structure-drawing.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/editor/blocks/BlockDialog.module.css';

interface BlockDialogProps {
  readonly editor: Editor;
  /** The block whose details are asked for. */
  readonly blockId: string;
  readonly onClose: () => void;
}

const NONE = 'none';
/** So much of a block's words tells it from the others. */
const WORDS_SHOWN = 90;
/** More blocks than this need a search. */
const FEW = 6;

/** The dimension of a typed block, and the other blocks of the paper it is linked to, chosen from a list. */
export function BlockDialog({ editor, blockId, onClose }: BlockDialogProps) {
  const say = useSay();
  const [blocks] = useState(() => placedBlocks(editor.state));
  const block = blocks.find(({ id }) => id === blockId);
  const [dimension, setDimension] = useState(() => String(block?.node.attrs['dimension'] ?? NONE));
  const [links, setLinks] = useState(() => (block ? linksOf(block.node) : []));
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  if (!block) return null;
  const others = blocks.filter(({ id }) => id !== null && id !== blockId);
  const name = `${say(`editor.block.${block.kind}`)} ${block.number}`;
  const save = () => {
    writeDetails(editor, blockId, { dimension, links });
    close();
  };
  return (
    <Dialog title={say('editor.block.details', { kind: name })} isOpen onClose={close}>
      <Select
        label={say('editor.block.dimension')}
        value={dimension}
        onChange={setDimension}
        options={[
          { value: NONE, label: say('editor.block.noDimension') },
          ...DIMENSIONS.map((value) => ({ value, label: say(`editor.dimension.${value}`) })),
        ]}
      />
      {others.length === 0 ? (
        <p>{say('editor.block.noOthers')}</p>
      ) : (
        <BlockChoice others={others} links={links} onLinks={setLinks} />
      )}
      <div className={styles['foot']}>
        <DialogActions>
          <Button tone="primary" onPress={save}>
            {say('editor.block.done')}
          </Button>
          <Button tone="quiet" onPress={close}>
            {say('app.frame.cancel')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

interface BlockChoiceProps {
  readonly others: readonly PlacedBlock[];
  readonly links: readonly string[];
  readonly onLinks: (links: string[]) => void;
}

/** The other blocks, those that are linked first; a long paper has too many to read through. */
function BlockChoice({ others, links, onLinks }: BlockChoiceProps) {
  const say = useSay();
  const [query, setQuery] = useState('');
  // The order is that of the opening: what one ticks must not jump away.
  const [first] = useState(() => new Set(links));
  const name = ({ kind, number }: PlacedBlock) => `${say(`editor.block.${kind}`)} ${number}`;
  const wanted = fold(query).text.trim();
  const found = others
    .filter((other) => fold(`${name(other)} ${other.words}`).text.includes(wanted))
    .toSorted((one, other) => rankOf(one, first) - rankOf(other, first));
  const foundIds = new Set(found.map(({ id }) => id));
  return (
    <>
      {others.length > FEW && (
        <SearchField
          label={say('tools.block.search')}
          clearLabel={say('tools.block.clearSearch')}
          value={query}
          onChange={setQuery}
        />
      )}
      <div className={styles['choice']}>
        <ManyChoice
          label={say('editor.block.links')}
          values={links.filter((id) => foundIds.has(id))}
          // What is not shown now (other papers' blocks, those not searched for) stays as it is.
          onChange={(chosen) => onLinks([...chosen, ...links.filter((id) => !foundIds.has(id))])}
          options={found.map((other) => ({
            value: other.id ?? '',
            label: name(other),
            meaning: <bdi>{other.words.slice(0, WORDS_SHOWN)}</bdi>,
          }))}
        />
      </div>
      <output className={styles['found']}>
        {say('tools.block.found', { count: found.length })}
        {links.length > 0 && ` · ${say('tools.block.chosen', { count: links.length })}`}
      </output>
    </>
  );
}

function rankOf({ id }: PlacedBlock, first: ReadonlySet<string>): number {
  return id !== null && first.has(id) ? 0 : 1;
}

/** The block may have moved, or gone, while the dialog was open: it is found again by its id. */
function writeDetails(
  editor: Editor,
  blockId: string,
  details: { readonly dimension: string; readonly links: readonly string[] },
): void {
  const block = placedBlocks(editor.state).find(({ id }) => id === blockId);
  if (!block) return;
  const dimension = details.dimension === NONE ? null : details.dimension;
  const links = details.links.length === 0 ? null : details.links.join(' ');
  const { tr } = editor.state;
  if (block.node.attrs['dimension'] !== dimension) {
    tr.setNodeAttribute(block.position, 'dimension', dimension);
  }
  if (block.node.attrs['links'] !== links) tr.setNodeAttribute(block.position, 'links', links);
  if (tr.docChanged) editor.view.dispatch(tr);
}
