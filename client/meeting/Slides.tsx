import { ChevronLeft, ChevronRight, Contrast, Expand, Printer, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { isDarkPage } from '#client/meeting/page-look.ts';
import { OneSlide } from '#client/meeting/OneSlide.tsx';
import { SlidesButton } from '#client/meeting/SlidesButton.tsx';
import { slidesOf } from '#shared/meeting/slides.ts';
import { turnOf } from '#client/meeting/slide-keys.ts';
import { useSlidePages } from '#client/meeting/use-slide-pages.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/meeting/Present.module.css';

interface SlidesProps {
  readonly view: RegisterView;
  readonly forumId: string;
  readonly sessionId: string | null;
  readonly back: string;
}

/** Recommendations one by one over the whole window; on paper each has a page of its own. */
export function Slides({ view, forumId, sessionId, back }: SlidesProps) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [isDark, setDark] = useState(isDarkPage);
  const isDecidedOnly = search.has('decided');
  const slides = slidesOf(view, { sessionId, isDecidedOnly });
  const at = Math.min(Math.max(1, Number(search.get('n')) || 1), Math.max(1, slides.length));
  useSlidePages();
  const go = (to: number) => {
    const next = new URLSearchParams(search);
    next.set('n', String(Math.min(Math.max(1, to), Math.max(1, slides.length))));
    setSearch(next, { replace: true });
  };
  const choose = (decided: boolean) => setSearch(decided ? { decided: '' } : {}, { replace: true });
  return (
    <main id="main" className={styles['present']} data-theme={isDark ? 'dark' : 'light'}>
      <VisuallyHidden>
        <h1>{say('meeting.present.title')}</h1>
      </VisuallyHidden>
      <Turned at={at} last={slides.length} onGo={go} onLook={() => setDark(!isDark)}>
        {slides.length === 0 ? (
          <p className={styles['none']}>{say('meeting.present.none')}</p>
        ) : (
          slides.map((slide, place) => (
            <OneSlide
              key={slide.key}
              slide={slide}
              isShown={place + 1 === at}
              page={say('meeting.present.page', { at: place + 1, count: slides.length })}
              forumName={view.forumName}
            />
          ))
        )}
      </Turned>
      <div className={styles['tools']}>
        <Link to={back} className={styles['leave']} aria-label={say('meeting.present.leave')}>
          <X size={20} aria-hidden="true" />
        </Link>
        <CheckLine isChosen={isDecidedOnly} onChange={choose}>
          {say('meeting.present.decidedOnly')}
        </CheckLine>
        <span className={styles['grow']} />
        <Turning at={at} last={slides.length} onGo={go} />
        <Tools onLook={() => setDark(!isDark)} isDark={isDark} />
        <SlidesButton
          of={sessionId === null ? { forumId } : { sessionId }}
          isDecidedOnly={isDecidedOnly}
          tone="quiet"
        />
      </div>
    </main>
  );
}

interface TurningProps {
  readonly at: number;
  readonly last: number;
  readonly onGo: (to: number) => void;
}

function Turning({ at, last, onGo }: TurningProps) {
  const say = useSay();
  const isHebrew = directionOf(useLanguage()) === 'rtl';
  const [Back, Onward] = isHebrew ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight];
  return (
    <span className={styles['turning']}>
      <IconButton
        label={say('meeting.present.previous')}
        isDisabled={at <= 1}
        onPress={() => onGo(at - 1)}
      >
        <Back size={22} aria-hidden="true" />
      </IconButton>
      <output className={styles['page']}>
        {last === 0 ? '' : say('meeting.present.page', { at, count: last })}
      </output>
      <IconButton
        label={say('meeting.present.next')}
        isDisabled={at >= last}
        onPress={() => onGo(at + 1)}
      >
        <Onward size={22} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

interface ToolsProps {
  readonly isDark: boolean;
  readonly onLook: () => void;
}

function Tools({ isDark, onLook }: ToolsProps) {
  const say = useSay();
  return (
    <>
      <IconButton
        label={say(isDark ? 'meeting.present.light' : 'meeting.present.dark')}
        onPress={onLook}
      >
        <Contrast size={20} aria-hidden="true" />
      </IconButton>
      <IconButton label={say('meeting.present.full')} onPress={fullScreen}>
        <Expand size={20} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={say('meeting.log.print')}
        onPress={() => {
          window.print();
        }}
      >
        <Printer size={20} aria-hidden="true" />
      </IconButton>
    </>
  );
}

/** A browser may refuse: then the window stays as it is. */
function fullScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

interface TurnedProps extends TurningProps {
  readonly onLook: () => void;
  readonly children: React.ReactNode;
}

/** The slides, turned over by keys as long as they have the focus. */
function Turned({ at, last, onGo, onLook, children }: TurnedProps) {
  const say = useSay();
  const region = useRef<HTMLElement>(null);
  const direction = directionOf(useLanguage());
  useEffect(() => {
    region.current?.focus({ preventScroll: true });
  }, []);
  const handleKey = (event: KeyboardEvent) => {
    const turn = turnOf(event, direction);
    if (!turn) return;
    event.preventDefault();
    if (turn === 'look') onLook();
    else if (turn === 'full') fullScreen();
    else onGo({ first: 1, last, next: at + 1, back: at - 1 }[turn]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- all that its keys do has a button as well
    <section
      ref={region}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that is read by scrolling, and turned by keys
      tabIndex={0}
      aria-label={say('meeting.present.stage')}
      aria-live="polite"
      className={styles['stage']}
      onKeyDown={handleKey}
    >
      {children}
    </section>
  );
}
