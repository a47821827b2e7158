import { Suspense, useState } from 'react';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import type { Block, Chosen } from '#client/pre-read/passages.ts';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type NewPlace, WHOLE_PAPER } from '#client/thread/anchor-here.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { Skeleton } from '#client/ui/Waiting.tsx';

const NewRemark = lazyPart(async () => (await import('#client/thread/NewRemark.tsx')).NewRemark);

const NO_RIGHTS = { mayComment: true, mayDispose: false, mayAssign: false, groups: [], people: [] };

export interface OnPassageProps {
  readonly preRead: PreReadView;
  readonly chosen: Chosen | null;
  readonly blocks: readonly Block[];
}

/** Remarks on what was sent: on a paragraph that was touched, on words that were selected, or chosen from a list. */
export function RemarkOnPreRead({ preRead, chosen, blocks }: OnPassageProps) {
  const say = useSay();
  const { paperId } = preRead;
  const name = useNameOf(chosen);
  const [place, setPlace] = useState<NewPlace | null>(null);
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
    <>
      <Button onPress={() => openOn(chosen)}>{name}</Button>
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
    </>
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

function blockPlace({ id, words }: Pick<Block, 'id' | 'words'>): NewPlace {
  return { anchor: { kind: 'block', blockId: id }, quote: words.slice(0, MOST_QUOTE) };
}

/** Without positions: the server finds the words in the paragraph as it reads now. */
function passagePlace(blockId: string, quote: string): NewPlace {
  return { anchor: { kind: 'passage', start: '', end: '', blockId, quote }, quote };
}
