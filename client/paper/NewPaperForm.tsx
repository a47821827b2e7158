import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { Kind } from '#shared/paper/kind.ts';
import { getHome, listPapers, startPaper } from '#shared/paper/paper-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { TemplateChoice } from '#client/paper/life/TemplateChoice.tsx';
import { KindChoice } from '#client/paper/KindChoice.tsx';
import { type Place, PlaceFields, WHOLE_FORUM } from '#client/paper/PlaceFields.tsx';
import { TextField } from '#client/ui/Field.tsx';

interface NewPaperFormProps {
  readonly forum: ForumView;
  /** Where it is offered to belong at first. */
  readonly place?: Place;
  readonly onClose: () => void;
}

/** Title, kind, for whom and for which session; then straight into the paper. */
export function NewPaperForm({ forum, place: first = WHOLE_FORUM, onClose }: NewPaperFormProps) {
  const say = useSay();
  const navigate = useNavigate();
  const draft = useDraft(`paper.${forum.id}`, { title: '' });
  const { title } = draft.words;
  const setTitle = (words: string) => draft.change({ title: words });
  const [kind, setKind] = useState<Kind>('recommendations');
  const [place, setPlace] = useState<Place>(first);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(startPaper, {
    changes: [listPapers, getHome, listSessions],
    onSent: ({ id }) => {
      draft.drop();
      void navigate(`/papers/${id}`);
    },
  });
  const isMissing = isTried && title.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (title.trim() === '') return;
    sending.mutate({ params: { forumId: forum.id }, body: { title, kind, templateId, ...place } });
  };
  return (
    <SendForm
      sending={sending}
      action={say('paper.start.send')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={say('paper.start.name')}
        isRequired
        maxLength={200}
        value={title}
        onChange={setTitle}
        error={
          isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'title', say)
        }
      />
      <KindChoice
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setTemplateId(null);
        }}
      />
      <TemplateChoice forumId={forum.id} kind={kind} value={templateId} onChange={setTemplateId} />
      <PlaceFields forum={forum} value={place} onChange={setPlace} />
    </SendForm>
  );
}
