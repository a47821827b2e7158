import { useState, useSyncExternalStore } from 'react';
import { LONGEST_WORDING, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { useWaitingForm } from '#client/offline/use-waiting-form.ts';
import type { Block } from '#client/pre-read/passages.ts';
import { NotTaken } from '#client/pre-read/NotTaken.tsx';
import type { OnPassageProps } from '#client/pre-read/RemarkOnPreRead.tsx';
import { keptDrafts, watchDrafts } from '#client/remembered/draft.ts';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

/** Another wording for a paragraph of what was sent, as a suggestion of mine in the live paper. */
export function WordingOnPreRead({ preRead, chosen, blocks }: OnPassageProps) {
  const say = useSay();
  const [blockId, setBlockId] = useState<string | null>(null);
  const plain = blocks.filter(({ isPlain }) => isPlain);
  const begun = useBegun(preRead.id);
  const [first] = plain;
  if (!first) return null;
  const block = plain.find(({ id }) => id === blockId);
  const open = () => {
    const here = plain.find(({ id }) => id === chosen?.blockId);
    const unsent = plain.find(({ id }) => begun.includes(id));
    setBlockId((here ?? unsent ?? first).id);
  };
  const close = () => setBlockId(null);
  return (
    <>
      <Button onPress={open}>
        {begun.length > 0
          ? say('preRead.wording.begun', { count: begun.length })
          : say('preRead.wording.open')}
      </Button>
      {block && (
        <Dialog title={say('preRead.wording.open')} isOpen onClose={close}>
          <Select
            label={say('preRead.wording.which')}
            value={block.id}
            onChange={setBlockId}
            options={plain.map(({ id, words, number }) => {
              const start = words.slice(0, 60);
              return {
                value: id,
                label:
                  number === null ? start : say('preRead.remark.part', { number, words: start }),
              };
            })}
          />
          <WordingForm key={block.id} preRead={preRead} block={block} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

const formOf = (preReadId: string, blockId: string) => `suggestion ${preReadId} ${blockId}`;

/** The paragraphs for which something was begun on this device and is not with the server. */
function useBegun(preReadId: string): readonly string[] {
  const personId = useMe().person.id;
  const prefix = formOf(preReadId, '');
  const kept = useSyncExternalStore(watchDrafts, () =>
    keptDrafts(personId, prefix)
      .map(({ form }) => form.slice(prefix.length))
      .join(' '),
  );
  return kept.split(' ').filter((id) => id !== '');
}

interface WordingFormProps {
  readonly preRead: PreReadView;
  readonly block: Block;
  readonly onClose: () => void;
}

function WordingForm({ preRead, block, onClose }: WordingFormProps) {
  const say = useSay();
  const { id: preReadId, paperId } = preRead;
  const empty = { text: block.words };
  const form = useWaitingForm<typeof empty>(formOf(preReadId, block.id), empty, {
    changes: [listSuggestions],
    onSent: () => {
      showToast('done', say('preRead.wording.done'));
      onClose();
    },
  });
  const { words, change, send, sending, why } = form;
  // A paragraph is one line; a wish for a second one is said in a remark.
  const text = words.text.replaceAll(/\s*\n\s*/g, ' ').trim();
  const isNothing = text === block.words || text === '';
  const hasChanged = why === 'changed-meanwhile';
  const submit = () => {
    if (isNothing) return;
    const id = suggestionIdFrom(crypto.getRandomValues(new Uint8Array(8)));
    const fresh = { id, blockId: block.id, seen: block.words, text };
    const body = sending?.kind === 'suggestion' ? sending.body : fresh;
    send({ kind: 'suggestion', params: { paperId }, body });
  };
  return (
    <FormBody onSubmit={submit}>
      <TextField
        label={say('preRead.wording.text')}
        isRequired
        hint={say('preRead.wording.hint')}
        lines={6}
        maxLength={LONGEST_WORDING}
        value={words.text}
        onChange={(next) => change({ text: next })}
      />
      <NotTaken {...form} words={hasChanged ? say('preRead.wording.changed') : undefined} />
      <div className={styles['deeds']}>
        <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={isNothing}>
          {say('preRead.wording.send')}
        </Button>
        {hasChanged && (
          <LinkButton to={`/papers/${paperId}#b-${block.id}`}>{say('preRead.toLive')}</LinkButton>
        )}
        {!isNothing && (
          <Button tone="quiet" onPress={form.drop}>
            {say('preRead.wording.drop')}
          </Button>
        )}
      </div>
    </FormBody>
  );
}
