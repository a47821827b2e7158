import type { Editor } from '@tiptap/core';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { DECORATIVE, TAKEN_IMAGE_TYPES } from '#shared/image/image.ts';
import type { FigureAsk, Figures } from '#client/editor/images/use-figures.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';

interface FigureDialogsProps {
  readonly editor: Editor;
  readonly figures: Figures;
}

/** What figures open over the page: their description, the picture large, and the device's files. */
export function FigureDialogs({ editor, figures }: FigureDialogsProps) {
  const { ask, close } = figures;
  if (ask?.kind === 'alt') {
    return <AltDialog key={ask.position} editor={editor} position={ask.position} onClose={close} />;
  }
  if (ask?.kind === 'zoom') return <ZoomDialog ask={ask} onClose={close} />;
  if (ask?.kind === 'choose') return <Picker editor={editor} figures={figures} id={ask.figureId} />;
  return null;
}

interface AltDialogProps {
  readonly editor: Editor;
  readonly position: number;
  readonly onClose: () => void;
}

const PURPOSES = ['meaning', 'decorative'] as const;
const MOST_LETTERS = 1000;

/** Asks what an image shows, for those who do not see it; or that it only decorates. */
function AltDialog({ editor, position, onClose }: AltDialogProps) {
  const say = useSay();
  const known: unknown = editor.state.doc.nodeAt(position)?.attrs['alt'];
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>(
    known === DECORATIVE ? 'decorative' : 'meaning',
  );
  const [words, setWords] = useState(typeof known === 'string' ? known.trim() : '');
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const submit = () => {
    const plain = plainWords(words);
    const alt = purpose === 'decorative' ? DECORATIVE : plain || null;
    if (editor.state.doc.nodeAt(position)?.type.name === 'figure') {
      editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'alt', alt));
    }
    close();
  };
  return (
    <Dialog title={say('image.alt.title')} isOpen onClose={close}>
      <FormBody onSubmit={submit}>
        <Choice
          label={say('image.alt.purpose')}
          look="cards"
          value={purpose}
          onChange={setPurpose}
          options={PURPOSES.map((value) => ({
            value,
            label: say(`image.alt.${value}`),
            meaning: say(`image.alt.${value}Meaning`),
          }))}
        />
        {purpose === 'meaning' && (
          <TextField
            label={say('image.alt.words')}
            hint={say('image.alt.hint')}
            lines={3}
            maxLength={MOST_LETTERS}
            value={words}
            onChange={setWords}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to fill this field
            autoFocus
          />
        )}
        <DialogActions>
          <Button type="submit" tone="primary">
            {say('image.alt.save')}
          </Button>
          <Button tone="quiet" onPress={close}>
            {say('app.frame.cancel')}
          </Button>
        </DialogActions>
      </FormBody>
    </Dialog>
  );
}

/** One line without controls and signs of direction, as the paper takes it. */
function plainWords(words: string): string {
  return words.replaceAll(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

interface ZoomProps {
  readonly ask: FigureAsk & { readonly kind: 'zoom' };
  readonly onClose: () => void;
}

function ZoomDialog({ ask, onClose }: ZoomProps) {
  const say = useSay();
  return (
    <Dialog title={say('image.zoomed')} isOpen onClose={onClose}>
      <img className="figure-zoomed" src={ask.address} alt={ask.alt} />
    </Dialog>
  );
}

interface PickerProps extends FigureDialogsProps {
  readonly id: string;
}

/** The device's own window for files; on a phone it offers the camera and the pictures. */
function Picker({ editor, figures, id }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const { close, desk } = figures;
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    field.addEventListener('cancel', close);
    field.click();
  }, [close]);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    const [first] = files;
    if (first && hasFigure(editor, id)) desk.send(id, first);
    else if (first) editor.chain().focus().insertImage(files).run();
    close();
  };
  return (
    <input
      ref={input}
      type="file"
      accept={TAKEN_IMAGE_TYPES.join(',')}
      multiple
      hidden
      onChange={choose}
    />
  );
}

function hasFigure(editor: Editor, id: string): boolean {
  let found = false;
  editor.state.doc.descendants((node) => {
    found ||= node.type.name === 'figure' && node.attrs['id'] === id;
    return !found && !node.isTextblock;
  });
  return found;
}
