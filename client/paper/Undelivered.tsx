import { Download } from 'lucide-react';
import type { Undelivered as UndeliveredWords } from '#client/connection/link-state.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/paper/Undelivered.module.css';

interface UndeliveredProps {
  readonly undelivered: UndeliveredWords;
  /** The paper's title, for the file's name. */
  readonly title: string;
  readonly onPutAway: () => void;
}

/** Words that could not be delivered: shown, to be copied or downloaded, with the reason; gone only when told to. */
export function Undelivered({ undelivered, title, onPutAway }: UndeliveredProps) {
  const say = useSay();
  const { why, text, changes } = undelivered;
  return (
    <Notice tone="warning" isBanner title={say('editor.undelivered.title')}>
      <div className={styles['undelivered']}>
        <p role="alert">{say(`refusal.${why}`)}</p>
        <p>
          {text === ''
            ? say('editor.undelivered.onlyDeletions')
            : say('editor.undelivered.what', { count: Math.max(1, changes) })}
        </p>
        {text !== '' && (
          <TextField
            label={say('editor.undelivered.text')}
            isReadOnly
            lines={Math.min(8, Math.max(4, text.split('\n').length + 1))}
            value={text}
          />
        )}
        <div className={styles['undeliveredActions']}>
          {text !== '' && (
            <Button
              tone="primary"
              icon={<Download size={18} aria-hidden="true" />}
              onPress={() => download(text, say('editor.undelivered.fileName', { title }))}
            >
              {say('editor.undelivered.download')}
            </Button>
          )}
          <Button onPress={onPutAway}>{say('editor.undelivered.putAway')}</Button>
        </div>
      </div>
    </Notice>
  );
}

/** Characters that no file system minds losing in a name. */
// oxlint-disable-next-line no-control-regex -- control characters are what has to go
const NOT_IN_NAMES = /[\u0000-\u001f<>:"/\\|?*]/g;

function download(text: string, name: string): void {
  // With a byte order mark, because the plain editors of Windows take a Hebrew file without one for another encoding.
  const file = new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(NOT_IN_NAMES, ' ');
  link.click();
  URL.revokeObjectURL(address);
}
