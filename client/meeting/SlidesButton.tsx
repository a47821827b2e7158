import { useMutation } from '@tanstack/react-query';
import { MonitorDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { getForumSlides, getSessionSlides } from '#shared/meeting/presentation-contract.ts';
import { callForFile } from '#client/http/call.ts';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { saveFile } from '#client/interchange/save-file.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Button, type ButtonTone } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';

/** Of what the presentation is. */
type SlidesOf = { readonly forumId: string } | { readonly sessionId: string };

interface SlidesButtonProps {
  readonly of: SlidesOf;
  /** Only recommendations on which the forum has spoken. */
  readonly isDecidedOnly?: boolean;
  readonly tone?: ButtonTone;
}

/** Gives the presentation as a file of slides. The server takes a moment to draw it; who leaves meanwhile needs none. */
export function SlidesButton({ of, isDecidedOnly = false, tone = 'outline' }: SlidesButtonProps) {
  const say = useSay();
  const language = useLanguage();
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const asking = useMutation({
    mutationFn: async () => {
      const own = new AbortController();
      leaving.current = own;
      const search = isDecidedOnly ? '?decided' : '';
      const { bytes, name } = await slidesFor(of, { signal: own.signal, search });
      if (!own.signal.aborted) saveFile(bytes, name);
    },
    onError: (error) => {
      if (!leaving.current?.signal.aborted)
        showToast('trouble', failureSentence(error, say, language));
    },
  });
  return (
    <Button
      tone={tone}
      icon={<MonitorDown size={18} aria-hidden="true" />}
      isPending={asking.isPending}
      onPress={() => asking.mutate()}
    >
      {say('meeting.slides.download')}
    </Button>
  );
}

function slidesFor(of: SlidesOf, asking: Parameters<typeof callForFile>[2]) {
  return 'forumId' in of
    ? callForFile(getForumSlides, of, asking)
    : callForFile(getSessionSlides, of, asking);
}
