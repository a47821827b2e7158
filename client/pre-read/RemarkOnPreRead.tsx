import { Suspense, useEffect, useMemo, useState } from 'react';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type NewPlace, WHOLE_PAPER } from '#client/thread/anchor-here.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/pre-read/PreRead.module.css';

const NewRemark = lazyPart(async () => (await import('#client/thread/NewRemark.tsx')).NewRemark);

interface Chosen {
  readonly blockId: string;
  /** The number beside the paragraph; null for a part without one. */
  readonly number: string | null;
  /** Words selected within it. */
  readonly words: string;
}

const TEXT = '[data-pre-read-text]';
const NO_RIGHTS = { mayComment: true, mayDispose: false, mayAssign: false, groups: [], people: [] };

/** Remarks on what was sent: on a paragraph that was touched, on words that were selected, or chosen from a list. */
export function RemarkOnPreRead({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const { paperId } = preRead;
  const chosen = useChosenPart();
  const name = useNameOf(chosen);
  const [place, setPlace] = useState<NewPlace | null>(null);
  const blocks = useMemo(() => numberedBlocks(preRead), [preRead]);
  const options = [
    { value: '', label: say('preRead.remark.whole') },
    ...blocks.map(({ id, words, number }) => {
      const start = words.slice(0, 60);
      const label = number === null ? start : say('preRead.remark.part', { number, words: start });
      return { value: id, label };
    }),
  ];
  const placeOf = (id: string): NewPlace => {
    const block = blocks.find((one) => one.id === id);
    return block ? blockPlace(block) : WHOLE_PAPER;
  };
  const openOn = (part: Chosen | null) => {
    if (!part) return setPlace(WHOLE_PAPER);
    const block = blocks.find(({ id }) => id === part.blockId);
    if (!block) return setPlace(WHOLE_PAPER);
    return setPlace(part.words === '' ? blockPlace(block) : passagePlace(block.id, part.words));
  };
  const anchored = place?.anchor.kind === 'block' ? place.anchor.blockId : '';
  return (
    <div className={styles['remark']}>
      <Button onPress={() => openOn(chosen)}>{name}</Button>
      <span className={styles['soft']}>{say('preRead.remark.hint')}</span>
      {place && (
        <Dialog title={say('preRead.remark.choose')} isOpen onClose={() => setPlace(null)}>
          {place.anchor.kind !== 'passage' && (
            <Select
              label={say('preRead.remark.place')}
              options={options}
              value={anchored}
              onChange={(id) => setPlace(placeOf(id))}
            />
          )}
          <Suspense fallback={<Skeleton lines={3} />}>
            <Writing paperId={paperId} place={place} onClose={() => setPlace(null)} />
          </Suspense>
        </Dialog>
      )}
    </div>
  );
}

interface WritingProps {
  readonly paperId: string;
  readonly place: NewPlace;
  readonly onClose: () => void;
}

function Writing({ paperId, place, onClose }: WritingProps) {
  const say = useSay();
  const rights = useAnswer(listThreads, { paperId }).data?.rights ?? NO_RIGHTS;
  return (
    <NewRemark
      key={JSON.stringify(place.anchor)}
      paperId={paperId}
      place={place}
      rights={rights}
      onDone={({ kind }) => {
        showToast('done', say(kind === 'sent' ? 'preRead.remark.done' : 'preRead.remark.waits'));
        onClose();
      }}
      onLeave={onClose}
    />
  );
}

function useNameOf(chosen: Chosen | null): string {
  const say = useSay();
  if (!chosen) return say('preRead.remark.choose');
  if (chosen.words !== '') return say('preRead.remark.onWords');
  return chosen.number === null
    ? say('preRead.remark.onPart')
    : say('preRead.remark.on', { number: chosen.number });
}

/** The paragraph that was touched last, or where words are selected. It is marked in the text while it is chosen. */
function useChosenPart(): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const choose = (event: Event) => {
      const { target } = event;
      const part = target instanceof Element ? partAround(target) : null;
      if (!part) return;
      for (const marked of document.querySelectorAll(`${TEXT} [data-chosen]`))
        marked.removeAttribute('data-chosen');
      part.setAttribute('data-chosen', '');
      const selection = getSelection();
      const isWithin =
        selection !== null &&
        !selection.isCollapsed &&
        part.contains(selection.anchorNode) &&
        part.contains(selection.focusNode);
      setChosen({
        blockId: part.id.slice('part-'.length),
        number: part.getAttribute('data-number'),
        words: isWithin ? selection.toString().trim().slice(0, MOST_QUOTE) : '',
      });
    };
    document.addEventListener('click', choose);
    return () => document.removeEventListener('click', choose);
  }, []);
  return chosen;
}

function partAround(target: Element): Element | null {
  const part = target.closest(TEXT) ? target.closest('[id^="part-"]') : null;
  return part?.closest(TEXT) ? part : null;
}

interface Block {
  readonly id: string;
  readonly words: string;
  /** As it stands beside the paragraph in the text. */
  readonly number: string | null;
}

function numberedBlocks({ content, layout }: PreReadView): Block[] {
  const nodes = content as readonly ContentNode[];
  const { byId } = numberContent(nodes, layout);
  return blocksIn(nodes).map(({ id, words }) => {
    const part = byId.get(id);
    return { id, words, number: part?.kind === 'paragraph' ? part.number : null };
  });
}

/** All blocks with a name and words, as deep as they stand. */
function blocksIn(content: readonly ContentNode[]): { id: string; words: string }[] {
  return content.flatMap((node) => {
    const id: unknown = node.attrs?.['id'];
    const inner = node.content ?? [];
    if (inner.some(({ type }) => type !== 'text' && type !== 'hardBreak')) return blocksIn(inner);
    const words = textOf([node]);
    return typeof id === 'string' && words !== '' ? [{ id, words }] : [];
  });
}

function blockPlace({ id, words }: Pick<Block, 'id' | 'words'>): NewPlace {
  return { anchor: { kind: 'block', blockId: id }, quote: words.slice(0, MOST_QUOTE) };
}

/** Without positions: the server finds the words in the paragraph as it reads now. */
function passagePlace(blockId: string, quote: string): NewPlace {
  return { anchor: { kind: 'passage', start: '', end: '', blockId, quote }, quote };
}
