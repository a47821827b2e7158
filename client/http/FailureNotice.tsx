import { failureSentence } from '#client/http/failure-sentence.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

interface FailureNoticeProps {
  /** Nothing is drawn for null. */
  readonly error: unknown;
  /** Instead of the general sentence, where this place knows better what the refusal means. */
  readonly words?: string | undefined;
  readonly onRetry?: () => void;
}

/** Why something did not work, in the person's language, read out at once. */
export function FailureNotice({ error, words, onRetry }: FailureNoticeProps) {
  const say = useSay();
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  return (
    <Notice
      tone="trouble"
      isAnnounced
      {...(onRetry && { action: <Button onPress={onRetry}>{say('app.frame.retry')}</Button> })}
    >
      {words ?? failureSentence(error, say, language)}
    </Notice>
  );
}
