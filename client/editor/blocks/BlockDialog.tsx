import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { DIMENSIONS } from '#shared/paper/schema.ts';
import { type PlacedBlock, placedBlocks } from '#client/editor/structure/placed-blocks.ts';
import { linksOf } from '#client/editor/structure/structure-drawing.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';

interface BlockDialogProps {
  readonly editor: Editor;
  /** The block whose details are asked for. */
  readonly blockId: string;
  readonly onClose: () => void;
}

const NONE = 'none';
/** So much of a block's words tells it from the others. */
const WORDS_SHOWN = 90;

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
  const name = ({ kind, number }: PlacedBlock) => `${say(`editor.block.${kind}`)} ${number}`;
  const save = () => {
    writeDetails(editor, blockId, { dimension, links });
    close();
  };
  return (
    <Dialog title={say('editor.block.details', { kind: name(block) })} isOpen onClose={close}>
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
        <ManyChoice
          label={say('editor.block.links')}
          values={links}
          onChange={(chosen) => setLinks([...chosen, ...links.filter((id) => id.includes('/'))])}
          options={others.map((other) => ({
            value: other.id ?? '',
            label: name(other),
            meaning: <bdi>{other.words.slice(0, WORDS_SHOWN)}</bdi>,
          }))}
        />
      )}
      <DialogActions>
        <Button tone="primary" onPress={save}>
          {say('editor.block.done')}
        </Button>
        <Button tone="quiet" onPress={close}>
          {say('app.frame.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
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
