import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';

interface LinkDialogProps {
  readonly editor: Editor;
  /** The link at the caret, if there is one. */
  readonly href: string | null;
  readonly onClose: () => void;
}

/** People write addresses as they say them: a mailbox, or a site without its scheme. */
export function wholeAddress(typed: string): string {
  const address = typed.trim();
  if (address === '' || /^[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return /^[^\s/@]+@[^\s/@]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

/** Asks for the address of a link; only addresses that are safe for everybody are taken. */
export function LinkDialog({ editor, href, onClose }: LinkDialogProps) {
  const say = useSay();
  const [address, setAddress] = useState(href ?? '');
  const [isRefused, setIsRefused] = useState(false);
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const remove = () => {
    editor.commands.unsetLink();
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const whole = wholeAddress(address);
    if (!isSafeAddress(whole)) return setIsRefused(true);
    linkTo(editor, whole);
    return close();
  };
  return (
    <Dialog title={say('editor.link.title')} isOpen onClose={close}>
      <form onSubmit={submit} noValidate>
        <TextField
          label={say('editor.link.address')}
          hint={say('editor.link.hint')}
          error={isRefused ? say('editor.link.unsafe') : null}
          direction="ltr"
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog has one field, and was opened to fill it
          autoFocus
          value={address}
          onChange={(typed) => {
            setAddress(typed);
            setIsRefused(false);
          }}
        />
        {href !== null && isSafeAddress(href) && (
          <p>
            <a href={href} target="_blank" rel="noopener noreferrer">
              {say('editor.link.open')}
            </a>
          </p>
        )}
        <DialogActions>
          <Button type="submit" tone="primary">
            {say('editor.link.set')}
          </Button>
          {href !== null && <Button onPress={remove}>{say('editor.link.remove')}</Button>}
          <Button tone="quiet" onPress={close}>
            {say('app.frame.cancel')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Links the selection, or the whole link at the caret; with neither, the address itself becomes the words. */
function linkTo(editor: Editor, address: string): void {
  const { empty } = editor.state.selection;
  const chain = editor.chain().extendMarkRange('link');
  if (empty && !editor.isActive('link')) {
    const text = {
      type: 'text',
      text: address,
      marks: [{ type: 'link', attrs: { href: address } }],
    };
    chain.insertContent(text).run();
    return;
  }
  chain.setLink(address).run();
}
