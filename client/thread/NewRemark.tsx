import { useId, useState } from 'react';
import { REMARK_KINDS, type RemarkKind } from '#shared/thread/thread.ts';
import { MOST_LETTERS, wordsOf } from '#shared/thread/comment-body.ts';
import type { ThreadRights } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { type NewPlace, nameOfPlace } from '#client/thread/anchor-here.ts';
import { type Outcome, useSendRemark } from '#client/thread/use-send-remark.ts';
import { type RemarkWords, useRemarkDraft } from '#client/thread/use-remark-draft.ts';
import { WordsField } from '#client/thread/WordsField.tsx';
import { Deeds } from '#client/thread/Deeds.tsx';
import { TooLong } from '#client/thread/TooLong.tsx';
import { Quote } from '#client/thread/Quote.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/thread/Writing.module.css';

interface NewRemarkProps {
  readonly paperId: string;
  readonly place: NewPlace;
  readonly rights: ThreadRights;
  readonly onDone: (outcome: Outcome) => void;
  readonly onLeave: () => void;
}

/** A remark that is being written. It stays on this device until it is sent or thrown away. */
export function NewRemark({ paperId, place, rights, onDone, onLeave }: NewRemarkProps) {
  const say = useSay();
  const heading = useId();
  const draft = useRemarkDraft(paperId, nameOfPlace(place), { place: JSON.stringify(place) });
  const { words, lines } = draft;
  const sending = useSendRemark(paperId, (outcome) => {
    draft.drop();
    onDone(outcome);
  });
  const isTooLong = wordsOf(lines).length > MOST_LETTERS;
  const mayMake = lines.length > 0 && !isTooLong && !sending.isPending;
  const send = () => {
    if (!mayMake) return;
    const { kind, proposal, groupId } = words;
    sending.mutate({
      kind: 'thread',
      body: {
        commentId: draft.commentId(),
        anchor: place.anchor,
        body: lines,
        kind: asKind(kind),
        proposal: proposal.trim() === '' ? null : proposal.trim(),
        groupId: groupId === '' ? null : groupId,
      },
    });
  };
  const drop = () => {
    draft.drop();
    onLeave();
  };
  return (
    <section aria-labelledby={heading} className={styles['new']}>
      <h3 id={heading} className={styles['title']}>
        {say(place.anchor.kind === 'paper' ? 'thread.make.onPaper' : 'thread.compose.title')}
      </h3>
      {place.quote !== '' && <Quote words={place.quote} />}
      <WordsField
        paperId={paperId}
        people={rights.people}
        label={say('thread.compose.words')}
        initial={lines}
        takesFocus
        onChange={draft.setLines}
        onSend={send}
        onLeave={onLeave}
      />
      {isTooLong && <TooLong length={wordsOf(lines).length} />}
      <Whom words={words} rights={rights} onChange={draft.change} />
      <More words={words} onChange={draft.change} />
      <FailureNotice error={sending.error} />
      <Deeds
        isPending={sending.isPending}
        maySend={mayMake}
        onSend={send}
        onLeave={onLeave}
        onDrop={lines.length > 0 || words.proposal !== '' ? drop : null}
      />
    </section>
  );
}

function asKind(kind: string): RemarkKind {
  return REMARK_KINDS.find((known) => known === kind) ?? 'general';
}

interface FieldsProps {
  readonly words: RemarkWords;
  readonly onChange: (words: Partial<RemarkWords>) => void;
}

/** Who will see the remark. Asked only of those who have a choice, and never hidden from them. */
function Whom({ words, rights, onChange }: FieldsProps & { readonly rights: ThreadRights }) {
  const say = useSay();
  if (rights.groups.length === 0) return null;
  const group = rights.groups.find(({ id }) => id === words.groupId);
  return (
    <>
      <Select
        label={say('thread.compose.who')}
        value={group?.id ?? ''}
        onChange={(groupId) => onChange({ groupId })}
        options={[
          {
            value: '',
            label: say('thread.compose.everybody'),
            meaning: say('thread.compose.everybodyMeaning'),
          },
          ...rights.groups.map(({ id, name }) => ({
            value: id,
            label: say('thread.compose.onlyGroup', { group: name }),
            meaning: say('thread.compose.onlyGroupMeaning'),
          })),
        ]}
      />
      {group && (
        <p className={styles['private']}>
          <Sentence of="thread.compose.privateTo" values={{ group: group.name }} />
        </p>
      )}
    </>
  );
}

function More({ words, onChange }: FieldsProps) {
  const say = useSay();
  const [isFilled] = useState(words.proposal !== '' || words.kind !== 'general');
  return (
    <details className={styles['more']} open={isFilled}>
      <summary>{say('thread.compose.more')}</summary>
      <Select
        label={say('thread.compose.kind')}
        value={asKind(words.kind)}
        onChange={(kind) => onChange({ kind })}
        options={REMARK_KINDS.map((value) => ({ value, label: say(`thread.kind.${value}`) }))}
      />
      <TextField
        label={say('thread.compose.proposal')}
        hint={say('thread.compose.proposalHint')}
        lines={3}
        maxLength={4000}
        value={words.proposal}
        onChange={(proposal) => onChange({ proposal })}
      />
    </details>
  );
}
