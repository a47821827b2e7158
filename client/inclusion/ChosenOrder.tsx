import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { listInclusions, takeIn } from '#shared/inclusion/inclusion-contract.ts';
import { idOfBlock, type InclusionMode } from '#shared/inclusion/inclusion.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { type PaperView, readPaper } from '#shared/paper/paper-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { type ChosenPart, moved, withPart } from '#client/inclusion/chosen-parts.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/inclusion/Inclusion.module.css';

interface ChosenOrderProps {
  readonly paper: PaperView;
  readonly chosen: readonly ChosenPart[];
  readonly onChange: (parts: readonly ChosenPart[]) => void;
}

/** What is about to be taken in, in its order; where it is put, and whether it follows its source. */
export function ChosenOrder({ paper, chosen, onChange }: ChosenOrderProps) {
  const say = useSay();
  const [after, setAfter] = useState('');
  const [mode, setMode] = useState<InclusionMode>('live');
  const places = usePlaces(paper.id);
  const { sending, send } = useTakingIn({
    paper,
    chosen,
    after,
    mode,
    onTaken: () => onChange([]),
  });
  return (
    <aside className={styles['order']} aria-label={say('inclusion.add.order')}>
      <h3>{say('inclusion.add.order')}</h3>
      {chosen.length === 0 ? (
        <p className={styles['soft']}>{say('inclusion.add.empty')}</p>
      ) : (
        <>
          <Lines chosen={chosen} onChange={onChange} />
          <Select
            label={say('inclusion.add.after')}
            value={after}
            onChange={setAfter}
            options={[{ value: '', label: say('inclusion.add.end') }, ...places]}
          />
          <Choice
            label={say('inclusion.add.mode')}
            look="cards"
            value={mode}
            onChange={setMode}
            options={[
              { value: 'live', label: say('inclusion.add.modeLive') },
              { value: 'copy', label: say('inclusion.add.modeCopy') },
            ]}
          />
          <Button tone="primary" isPending={sending.isPending} onPress={() => send(false)}>
            {say('inclusion.add.send', { count: chosen.length })}
          </Button>
        </>
      )}
      <FailureNotice error={sending.error} />
      <Narrower
        narrower={sending.data?.narrower ?? []}
        isPending={sending.isPending}
        onConfirm={() => send(true)}
        onClose={() => sending.reset()}
      />
    </aside>
  );
}

interface Wish {
  readonly paper: PaperView;
  readonly chosen: readonly ChosenPart[];
  /** The block after which it is put; empty for the end. */
  readonly after: string;
  readonly mode: InclusionMode;
  readonly onTaken: () => void;
}

function useTakingIn({ paper, chosen, after, mode, onTaken }: Wish) {
  const say = useSay();
  // Sent again after an answer that was lost, it is the same wish.
  const [id, setId] = useState(() => crypto.randomUUID());
  const sending = useSend(takeIn, {
    changes: [listInclusions, getRegister, readPaper],
    onSent: ({ ids }) => {
      if (ids.length === 0) return;
      setId(crypto.randomUUID());
      showToast('done', say('inclusion.add.sent', { count: ids.length }));
      onTaken();
    },
  });
  const parts = chosen.map(({ sourceId, scope }) => ({ sourceId, scope: copyOf(scope), mode }));
  const send = (confirmed: boolean) =>
    sending.mutate({
      params: { paperId: paper.id },
      body: { id, parts, after: after === '' ? null : after, confirmed },
    });
  return { sending, send };
}

interface NarrowerProps {
  readonly narrower: readonly { readonly paperId: string; readonly title: string }[];
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once where some who read the paper may not read what is taken into it. */
function Narrower({ narrower, ...rest }: NarrowerProps) {
  const say = useSay();
  return (
    <Confirm
      title={say('inclusion.narrower.title')}
      isOpen={narrower.length > 0}
      action={say('inclusion.narrower.action')}
      {...rest}
    >
      <p>{say('inclusion.narrower.body')}</p>
      <ul>
        {narrower.map(({ paperId, title }) => (
          <li key={paperId}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
    </Confirm>
  );
}

/** The wire's own shape of a scope: lists that are nobody's but the sender's. */
function copyOf(scope: ChosenPart['scope']) {
  return scope.kind === 'blocks' ? { ...scope, blockIds: [...scope.blockIds] } : scope;
}

function Lines({ chosen, onChange }: Pick<ChosenOrderProps, 'chosen' | 'onChange'>) {
  const say = useSay();
  return (
    <ol className={styles['lines']}>
      {chosen.map((part, at) => (
        <li key={part.key} className={styles['line']}>
          <span className={styles['lineName']}>
            <bdi>{part.name}</bdi>
            <bdi className={styles['soft']}>{part.title}</bdi>
          </span>
          <span className={styles['keys']}>
            <IconButton
              label={say('inclusion.add.up', { what: part.name })}
              isDisabled={at === 0}
              onPress={() => onChange(moved(chosen, at, -1))}
            >
              <ArrowUp size={18} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={say('inclusion.add.down', { what: part.name })}
              isDisabled={at === chosen.length - 1}
              onPress={() => onChange(moved(chosen, at, 1))}
            >
              <ArrowDown size={18} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={say('inclusion.add.remove', { what: part.name })}
              onPress={() => onChange(withPart(chosen, part, false))}
            >
              <X size={18} aria-hidden="true" />
            </IconButton>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The ends of the paper's chapters, by the block with which each ends. */
function usePlaces(paperId: string) {
  const say = useSay();
  const text = useAnswer(readPaper, { paperId }).data;
  const blocks = (text?.content ?? []) as readonly ContentNode[];
  return blocks.flatMap((node, at) => {
    if (node.type !== 'heading') return [];
    const next = blocks.findIndex(({ type }, place) => place > at && type === 'heading');
    const last = blocks[next === -1 ? blocks.length - 1 : next - 1];
    const value = last && idOfBlock(last);
    const words = textOf([node]);
    return value && words ? [{ value, label: say('inclusion.add.afterHeading', { words }) }] : [];
  });
}
