import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

interface KeptDraftProps {
  readonly draft: { readonly isKept: boolean; readonly drop: () => void };
}

/** Says that a form holds the words of an earlier visit, with a way to begin anew. */
export function KeptDraft({ draft }: KeptDraftProps) {
  const say = useSay();
  if (!draft.isKept) return null;
  return (
    <Notice
      tone="info"
      action={
        <Button tone="quiet" onPress={draft.drop}>
          {say('people.draft.drop')}
        </Button>
      }
    >
      {say('people.draft.kept')}
    </Notice>
  );
}
