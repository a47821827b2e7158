import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { CardOf, type CardSource } from '#client/thread/CardOf.tsx';
import { RemarkList } from '#client/thread/RemarkList.tsx';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { useRoom } from '#client/thread/room.ts';
import { step } from '#client/thread/use-remark-keys.ts';
import { useKeptPlaces } from '#client/thread/use-kept-places.ts';
import { usePlaces } from '#client/thread/use-places.ts';
import { seesRemarks, useThreads, useWaiting } from '#client/thread/use-threads.ts';
import { closeSheet } from '#client/thread/ways.ts';
import { Button } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { classes } from '#client/ui/classes.ts';
import { useEscape } from '#client/ui/use-escape.ts';
import styles from '#client/thread/Panel.module.css';

/**
 * The remarks over the page: all of them, or one alone where the text has no room beside it. Not a dialog: the text
 * under it can be read, pressed and written in while it is open.
 */
export function RemarkSheet() {
  const { paper, desk } = useRemarks();
  const { sheet } = useDeskState(desk);
  if (sheet === 'closed' || !seesRemarks(paper)) return null;
  return <OpenSheet />;
}

function OpenSheet() {
  const say = useSay();
  const language = useLanguage();
  const room = useRoom();
  const { paper, editor, desk } = useRemarks();
  const { sheet, active, composing } = useDeskState(desk);
  const box = useRef<HTMLElement>(null);
  const close = useCallback(() => closeSheet(desk), [desk]);
  useEscape(box, close);
  useFocusOnOpening(box, sheet === 'list');
  useBelowBars(box);
  const all = useThreads(paper);
  const source: CardSource = {
    all,
    suggestions: undefined,
    waiting: useWaiting(paper.id),
    drafts: useKeptPlaces(paper.id, composing),
    hasQuote: true,
  };
  const places = usePlaces(editor, all.threads);
  const isOne = sheet === 'one' && room !== 'margin' && active !== null;
  const go = (by: 1 | -1) => editor && step({ editor, desk, threads: all.threads, places }, by);
  return (
    <aside
      ref={box}
      tabIndex={-1}
      aria-label={say('thread.panel.title')}
      className={classes(styles['sheet'], styles[room], styles[paper.direction])}
      data-remark-sheet=""
      dir={directionOf(language)}
    >
      <SheetHead
        title={
          isOne ? (
            <Button tone="quiet" onPress={() => desk.change({ sheet: 'list' })}>
              {say('thread.panel.all')}
            </Button>
          ) : (
            <h2 className={styles['title']}>{say('thread.panel.title')}</h2>
          )
        }
        onStep={all.threads.length > 1 ? go : null}
        onClose={close}
      />
      <div className={styles['body']}>
        {isOne ? (
          <CardOf name={active} {...source} />
        ) : (
          <RemarkList source={source} places={places} />
        )}
      </div>
    </aside>
  );
}

interface SheetHeadProps {
  readonly title: ReactNode;
  readonly onStep: ((by: 1 | -1) => void) | null;
  readonly onClose: () => void;
}

function SheetHead({ title, onStep, onClose }: SheetHeadProps) {
  const say = useSay();
  return (
    <header className={styles['head']}>
      <div className={styles['headTitle']}>{title}</div>
      {onStep && (
        <>
          <IconButton label={say('thread.panel.previous')} onPress={() => onStep(-1)}>
            <ArrowUp size={19} aria-hidden="true" />
          </IconButton>
          <IconButton label={say('thread.panel.next')} onPress={() => onStep(1)}>
            <ArrowDown size={19} aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton label={say('thread.panel.close')} onPress={onClose}>
        <X size={20} aria-hidden="true" />
      </IconButton>
    </header>
  );
}

/** The bars over the text stay in sight: the sheet at the side begins under them, however high they are now. */
function useBelowBars(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const bars = document.querySelector('[data-paper-top]');
    if (!bars || typeof ResizeObserver === 'undefined') return undefined;
    const tell = () => {
      const height = Math.round(bars.getBoundingClientRect().height);
      box.current?.style.setProperty('--bars', `${String(height)}px`);
    };
    tell();
    const sizes = new ResizeObserver(tell);
    sizes.observe(bars);
    return () => sizes.disconnect();
  }, [box]);
}

/** Whoever opened the whole list is taken there; a press into the text opens one card and leaves the focus alone. */
function useFocusOnOpening(box: { readonly current: HTMLElement | null }, isList: boolean): void {
  useEffect(() => {
    if (isList && !box.current?.contains(document.activeElement)) {
      box.current?.focus({ preventScroll: true });
    }
  }, [box, isList]);
}
