import { Mail, Settings } from 'lucide-react';
import { useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm, Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Menu } from '#client/ui/Menu.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/design/Design.module.css';

/** What opens over the page. It is drawn at the page's end, and so in the page's own theme and direction. */
export function OverlaySamples() {
  const say = useSay();
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <h3>{say('app.design.overlays')}</h3>
      <div className={styles['row']}>
        <Button onPress={() => setOpen('dialog')}>{say('app.design.openDialog')}</Button>
        <Button tone="danger" onPress={() => setOpen('confirm')}>
          {say('member.change.remove')}
        </Button>
        <Menu
          parts={[
            {
              title: say('app.design.sampleName'),
              lines: [
                { id: 'a', words: say('app.frame.settings'), icon: <Settings size={18} /> },
                { id: 'b', words: say('app.frame.outbox'), icon: <Mail size={18} /> },
              ],
            },
          ]}
        >
          <Button tone="quiet">{say('app.design.openMenu')}</Button>
        </Menu>
        <Button onPress={() => showToast('done', say('app.design.sampleToast'))}>
          {say('app.design.showToast')}
        </Button>
      </div>
      <Dialog title={say('app.design.sampleTitle')} isOpen={open === 'dialog'} onClose={close}>
        <TextField label={say('paper.start.name')} isRequired />
        <DialogActions>
          <Button tone="primary" onPress={close}>
            {say('app.design.sampleAction')}
          </Button>
        </DialogActions>
      </Dialog>
      <Confirm
        title={say('app.design.sampleTitle')}
        isOpen={open === 'confirm'}
        action={say('member.change.remove')}
        onConfirm={close}
        onClose={close}
      >
        <p>{say('app.design.sampleText')}</p>
      </Confirm>
    </>
  );
}
