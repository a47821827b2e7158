import type { ShortcutPart } from '#client/keyboard/shortcut.ts';
import { Keys } from '#client/keyboard/Keys.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import styles from '#client/keyboard/Keyboard.module.css';

interface KeyboardDialogProps {
  readonly parts: readonly ShortcutPart[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys that do something, by place, each with what it does. */
export function KeyboardDialog({ parts, isOpen, onClose }: KeyboardDialogProps) {
  const say = useSay();
  return (
    <Dialog title={say('keyboard.title')} isOpen={isOpen} onClose={onClose}>
      <div className={styles['parts']}>
        <p className={styles['lead']}>{say('keyboard.lead')}</p>
        {parts.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className={styles['title']}>{say(title)}</h3>
            <dl className={styles['list']}>
              {shortcuts.map((shortcut) => (
                <div key={`${shortcut.says} ${shortcut.keys}`}>
                  <dt>{say(shortcut.says)}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
