import { useSay } from '#client/locale/Locale.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/thread/Conversation.module.css';

/** The words that a remark is about, as they stood when it was made. */
export function Quote({ words }: { readonly words: string }) {
  const say = useSay();
  return (
    <blockquote className={styles['quote']} dir="auto">
      <VisuallyHidden>{say('thread.quote')} </VisuallyHidden>
      {words}
    </blockquote>
  );
}
