import type { ReactNode } from 'react';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { DialogActions } from '#client/ui/Dialog.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';

interface SendFormProps {
  /** The sending that the form ends in. */
  readonly sending: { readonly error: unknown; readonly isPending: boolean };
  /** What the button that sends is called. */
  readonly action: string;
  /** Instead of the general sentence, where the form knows better what a refusal means. */
  readonly words?: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** A further button at the end of the row. */
  readonly further?: ReactNode;
  readonly children: ReactNode;
}

/** The form of a dialog: its fields, why sending failed, and the two ways out. */
export function SendForm(props: SendFormProps) {
  const { sending, action, words, onSubmit, onClose, further, children } = props;
  const say = useSay();
  return (
    <FormBody onSubmit={onSubmit}>
      {children}
      <FailureNotice error={sending.error} words={words} />
      <DialogActions>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {action}
        </Button>
        <Button tone="quiet" onPress={onClose}>
          {say('app.frame.cancel')}
        </Button>
        {further}
      </DialogActions>
    </FormBody>
  );
}
