import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as Box } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Dialog.module.css';

interface DialogProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** An alert dialog asks before something that is hard to take back: it has no close cross and no press outside. */
  readonly isAlert?: boolean;
  readonly children: ReactNode;
}

/** A window over the page, from below on a phone. The focus stays in it and returns to where it came from. */
export function Dialog({ title, isOpen, onClose, isAlert = false, children }: DialogProps) {
  const say = useSay();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={false}
      className={classes(styles['veil'])}
    >
      <Modal className={classes(styles['modal'])}>
        <Box role={isAlert ? 'alertdialog' : 'dialog'} className={classes(styles['dialog'])}>
          <header className={styles['head']}>
            <Heading slot="title" className={classes(styles['title'])}>
              {title}
            </Heading>
            {!isAlert && (
              <IconButton label={say('app.frame.close')} onPress={onClose}>
                <X size={22} aria-hidden="true" />
              </IconButton>
            )}
          </header>
          {children}
        </Box>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks once before something that is hard to take back, with what will happen in words. The safe answer comes first. */
export function Confirm({ action, isPending = false, onConfirm, children, ...rest }: ConfirmProps) {
  const say = useSay();
  return (
    <Dialog {...rest} isAlert>
      <div className={styles['body']}>{children}</div>
      <DialogActions>
        <Button tone="danger" isPending={isPending} onPress={onConfirm}>
          {action}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- an alert dialog opens on its safe answer */}
        <Button autoFocus tone="quiet" onPress={rest.onClose}>
          {say('app.frame.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The row of buttons at the foot of a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
