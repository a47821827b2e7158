import { useState } from 'react';
import { INITIATIVE_LENGTH } from '#shared/initiative/initiative.ts';
import {
  getInitiative,
  type InitiativePage,
  listInitiatives,
  tellOfInitiative,
} from '#shared/initiative/initiative-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { changeOf, type TypedInitiative } from '#client/initiative/initiative-typed.ts';
import { CourseFields } from '#client/initiative/InitiativeFields.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/initiative/Initiative.module.css';

type Course = Pick<TypedInitiative, 'status' | 'nextStep' | 'nextStepOn'>;

interface TellFormProps {
  readonly forumId: string;
  readonly page: InitiativePage;
}

/**
 * Tells what is new, and where it is now. What one has not touched follows the initiative; what one has is sent with the
 * revision that it was touched on, so that nobody's next step is written over unseen.
 */
function useTelling({ forumId, page }: TellFormProps) {
  const say = useSay();
  const draft = useDraft(`initiative update ${page.id}`, { text: '', sendId: '' });
  const [touched, setTouched] = useState<{ course: Partial<Course>; on: number } | null>(null);
  const [isTried, setTried] = useState(false);
  const stands: Course = {
    status: page.status,
    nextStep: page.nextStep,
    nextStepOn: page.nextStepOn ?? '',
  };
  const course: Course = { ...stands, ...touched?.course };
  const sending = useSend(tellOfInitiative, {
    changes: [getInitiative, listInitiatives],
    onSent: () => {
      draft.drop();
      setTouched(null);
      setTried(false);
      showToast('done', say('initiative.tell.sent'));
    },
  });
  const isWarned = refusalOf(sending.error) === 'changed-meanwhile';
  const differs = changeOf(stands, { ...course, nextStep: course.nextStep.trim() });
  const isNothing = draft.words.text.trim() === '' && Object.keys(differs).length === 0;
  const send = () => {
    setTried(true);
    if (isNothing) return;
    const sendId = draft.words.sendId || newCommentId();
    draft.change({ sendId });
    const { nextStepOn, ...others } = differs;
    const said = { ...others, ...(nextStepOn !== undefined && { nextStepOn: nextStepOn || null }) };
    const revision = isWarned ? page.revision : (touched?.on ?? page.revision);
    sending.mutate({
      params: { forumId, initiativeId: page.id },
      body: {
        sendId,
        text: draft.words.text,
        course: Object.keys(said).length > 0 ? { ...said, revision } : null,
      },
    });
  };
  const change = (some: Partial<Course>) => {
    const on = touched?.on ?? page.revision;
    setTouched({ course: { ...touched?.course, ...some }, on });
    draft.change({ sendId: '' });
  };
  return { draft, course, change, sending, isWarned, isEmpty: isTried && isNothing, send };
}

/** The form for what is new, and for where it is now. */
export function TellForm(props: TellFormProps) {
  const say = useSay();
  const { draft, course, change, sending, isWarned, isEmpty, send } = useTelling(props);
  return (
    <Section title={say('initiative.tell.title')}>
      <FormBody onSubmit={send}>
        <TextField
          label={say('initiative.tell.text')}
          hint={draft.isKept ? say('initiative.tell.kept') : undefined}
          lines={3}
          maxLength={INITIATIVE_LENGTH.update}
          value={draft.words.text}
          onChange={(text) => draft.change({ text, sendId: '' })}
          error={isEmpty ? say('initiative.tell.empty') : null}
        />
        <CourseFields typed={course} onChange={change} />
        <FailureNotice
          error={sending.error}
          words={isWarned ? say('initiative.tell.meanwhile') : undefined}
        />
        <div className={styles['deeds']}>
          <Button type="submit" tone="primary" isPending={sending.isPending}>
            {say('initiative.tell.send')}
          </Button>
        </div>
      </FormBody>
    </Section>
  );
}
