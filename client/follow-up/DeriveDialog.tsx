import { useState } from 'react';
import { useNavigate } from 'react-router';
import { TAKEN_SUGGESTIONS, TAKES } from '#shared/follow-up/follow-up.ts';
import { derivePaper } from '#shared/follow-up/follow-up-contract.ts';
import { getHome, listPapers } from '#shared/paper/paper-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import {
  type ForumPlace,
  PlaceInForum,
  useStartingForums,
} from '#client/paper/life/PlaceInForum.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';

const LONGEST_TITLE = 200;
const NOW = 'now';

interface DeriveDialogProps extends LifeDialogProps {
  /** The version it is to start from; without it the person chooses. */
  readonly versionId?: string;
}

/** Starts a paper that continues a version of this one, and goes to it. */
export function DeriveDialog({ paper, versionId, onClose }: DeriveDialogProps) {
  const say = useSay();
  const { wish, change, place, setPlace, isMissing, sending, submit } = useDeriving({
    paper,
    versionId,
    onClose,
  });
  return (
    <Dialog title={say('followUp.derive.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('followUp.derive.send')}
        onClose={onClose}
        onSubmit={submit}
      >
        <p>{say('followUp.derive.is')}</p>
        <TextField
          label={say('followUp.derive.name')}
          isRequired
          maxLength={LONGEST_TITLE}
          value={wish.title}
          onChange={(title) => change({ title })}
          error={
            isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'title', say)
          }
        />
        {versionId === undefined && (
          <VersionField
            paperId={paper.id}
            value={wish.version}
            onChange={(version) => change({ version })}
          />
        )}
        <TakenFields wish={wish} onChange={change} />
        <PlaceInForum value={place} onChange={setPlace} />
      </SendForm>
    </Dialog>
  );
}

interface Wish {
  readonly title: string;
  /** A version's id, or `now`. */
  readonly version: string;
  readonly take: (typeof TAKES)[number];
  readonly suggestions: (typeof TAKEN_SUGGESTIONS)[number];
}

function useDeriving({
  paper,
  versionId,
  onClose,
}: LifeDialogProps & { readonly versionId: string | undefined }) {
  const say = useSay();
  const navigate = useNavigate();
  const forums = useStartingForums();
  const isHere = forums.some(({ forumId }) => forumId === paper.forumId);
  const [wish, setWish] = useState<Wish>(() => ({
    title: say('followUp.derive.proposed', { title: paper.title }).slice(0, LONGEST_TITLE),
    version: versionId ?? NOW,
    take: 'whole',
    suggestions: 'reject',
  }));
  const [place, setPlace] = useState<ForumPlace>({
    forumId: isHere ? paper.forumId : (forums[0]?.forumId ?? paper.forumId),
    groupId: isHere ? paper.groupId : null,
    sessionId: null,
  });
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(derivePaper, {
    changes: [listPapers, getHome],
    onSent: ({ id }) => {
      onClose();
      void navigate(`/papers/${id}`);
    },
  });
  const isEmpty = wish.title.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (isEmpty) return;
    const { version, ...rest } = wish;
    const from = version === NOW ? null : version;
    sending.mutate({ params: { paperId: paper.id }, body: { ...rest, ...place, versionId: from } });
  };
  const change = (some: Partial<Wish>) => setWish((known) => ({ ...known, ...some }));
  return { wish, change, place, setPlace, isMissing: isTried && isEmpty, sending, submit };
}

interface TakenFieldsProps {
  readonly wish: Wish;
  readonly onChange: (some: Partial<Wish>) => void;
}

/** How much is taken over, and what becomes of suggestions. */
function TakenFields({ wish, onChange }: TakenFieldsProps) {
  const say = useSay();
  return (
    <>
      <Choice
        look="cards"
        label={say('followUp.derive.take')}
        value={wish.take}
        onChange={(take) => onChange({ take })}
        options={TAKES.map((value) => ({
          value,
          label: say(`followUp.derive.${value}`),
          ...(value === 'recommendations' && {
            meaning: say('followUp.derive.recommendationsMean'),
          }),
        }))}
      />
      <Select
        label={say('followUp.derive.suggestions')}
        value={wish.suggestions}
        onChange={(suggestions) => onChange({ suggestions })}
        options={TAKEN_SUGGESTIONS.map((value) => ({
          value,
          label: say(`followUp.derive.${value}`),
        }))}
      />
    </>
  );
}

interface VersionFieldProps {
  readonly paperId: string;
  readonly value: string;
  readonly onChange: (versionId: string) => void;
}

/** The text as it stands now, or a version that has a name; any other one is started from in the history. */
function VersionField({ paperId, value, onChange }: VersionFieldProps) {
  const say = useSay();
  const language = useLanguage();
  const versions = useAnswer(listVersions, { paperId }).data?.versions ?? [];
  const named = versions.flatMap(({ id, name, at }) =>
    name === null ? [] : [{ value: id, label: name, meaning: dateInWords(new Date(at), language) }],
  );
  return (
    <Select
      label={say('followUp.derive.version')}
      value={value}
      onChange={onChange}
      options={[{ value: NOW, label: say('followUp.derive.now') }, ...named]}
    />
  );
}
