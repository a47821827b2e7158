import { ChevronLeft, Eye, Search } from 'lucide-react';
import { type ComponentProps, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { lazyPart } from '#client/http/lazy-part.ts';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Contact } from '#client/member/Contact.tsx';
import { useReadingLook } from '#client/paper/reading-look.ts';
import { StateBanner } from '#client/paper/life/StateBanner.tsx';
import type { PhoneMenu } from '#client/paper/use-phone-menu.tsx';
import { StageBadge } from '#client/paper/StageBadge.tsx';
import { useSearchDoor } from '#client/search/search-door.ts';
import { TextLossBanner } from '#client/version/TextLossBanner.tsx';
import { SearchIcon } from '#client/search/SearchIcon.tsx';
import { classes } from '#client/ui/classes.ts';
import { useCompact, useNarrow } from '#client/ui/use-narrow.ts';
import styles from '#client/paper/Paper.module.css';

// Its dialogs are large, and nobody's first second needs them.
const Menu = lazyPart(async () => (await import('#client/paper/life/PaperMenu.tsx')).PaperMenu);

interface PaperFrameProps {
  readonly paper: PaperView;
  /** At the bar's end: the mode, who is here; on a phone in a row of their own. */
  readonly tools?: ReactNode;
  /** The way to the table of contents where there is no room for it beside the sheet. */
  readonly contents?: ReactNode;
  /** Where room is short: what stands in the bar elsewhere. */
  readonly phoneMenu?: PhoneMenu | null;
  /** The place about saving: beside the title, on a phone too. */
  readonly saving?: ReactNode;
  /** Under the bar: what the person has to know now. */
  readonly banner?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly outline?: ReactNode;
  /** Where the furniture is away: what remains of the bar. */
  readonly focusBar?: ReactNode;
  /** Beside the sheet, where the paper's lines end: remarks. */
  readonly margin?: ReactNode;
  /** Under the bar and over the sheet: finding. */
  readonly find?: ReactNode;
  /** The sheet of paper. */
  readonly children: ReactNode;
}

type PaperBarProps = Pick<PaperFrameProps, 'paper' | 'saving' | 'tools' | 'contents' | 'phoneMenu'>;

function PaperBar(props: PaperBarProps) {
  const [isPhone, isCompact] = [useNarrow(), useCompact()];
  if (isPhone) return <PhoneBar {...props} />;
  return isCompact ? <CompactBar {...props} /> : <WideBar {...props} />;
}

function WideBar({ paper, saving, tools, contents }: PaperBarProps) {
  const say = useSay();
  return (
    <div className={styles['bar']}>
      <BarHead paper={paper} />
      <StageBadge stage={paper.stage} />
      {saving}
      <span className={styles['grow']} />
      {tools}
      {contents}
      <Link
        to={`/papers/${paper.id}/access`}
        className={styles['seenBy']}
        aria-label={say('access.paper.open')}
        title={say('access.paper.open')}
      >
        <Eye size={20} aria-hidden="true" />
      </Link>
      <SearchIcon />
      <LateMenu paper={paper} />
    </div>
  );
}

const ICON = { size: 18, 'aria-hidden': true } as const;

/** Two rows: which paper this is, and what goes on in it now. The rest is in the menu. */
function PhoneBar({ paper, saving, tools, contents, phoneMenu }: PaperBarProps) {
  return (
    <div className={styles['phoneBar']}>
      <div className={styles['phoneRow']}>
        <BarHead paper={paper} />
        {contents}
        <FullMenu paper={paper} phoneMenu={phoneMenu ?? null} />
      </div>
      <div className={styles['phoneRow']}>
        {saving}
        <span className={styles['grow']} />
        {tools}
      </div>
    </div>
  );
}

/** The same in one row, on a tablet. */
function CompactBar({ paper, saving, tools, contents, phoneMenu }: PaperBarProps) {
  return (
    <div className={classes(styles['bar'], styles['compact'])}>
      <BarHead paper={paper} />
      <StageBadge stage={paper.stage} />
      {saving}
      <span className={styles['grow']} />
      {tools}
      {contents}
      <FullMenu paper={paper} phoneMenu={phoneMenu ?? null} />
    </div>
  );
}

/** The paper's menu, with all that has no room in the bar. */
function FullMenu({ paper, phoneMenu }: Pick<PaperBarProps, 'paper' | 'phoneMenu'>) {
  const say = useSay();
  const search = useSearchDoor();
  const lines = [
    { id: 'search', words: say('search.open'), icon: <Search {...ICON} />, onAction: search },
    {
      id: 'access',
      words: say('access.paper.open'),
      icon: <Eye {...ICON} />,
      href: `/papers/${paper.id}/access`,
    },
  ];
  return (
    <>
      <span data-guide="ask">
        <LateMenu paper={paper} more={[{ lines }, ...(phoneMenu?.parts ?? [])]} />
      </span>
      {phoneMenu?.dialog}
    </>
  );
}

function LateMenu(props: ComponentProps<typeof Menu>) {
  return (
    <Suspense fallback={<span className={styles['later']} />}>
      <Menu {...props} />
    </Suspense>
  );
}

function BarHead({ paper }: Pick<PaperBarProps, 'paper'>) {
  const say = useSay();
  return (
    <>
      <Link
        to={`/forums/${paper.forumId}`}
        className={styles['crumb']}
        aria-label={say('editor.toForum', { forum: paper.forumName })}
      >
        <ChevronLeft size={18} aria-hidden="true" className="mirrored" />
        <bdi>{paper.forumName}</bdi>
      </Link>
      <span className={styles['barTitle']} aria-hidden="true">
        <bdi>{paper.title}</bdi>
      </span>
    </>
  );
}

/**
 * The screen of one paper: a bar, a toolbar, the table of contents where reading starts, and the sheet. In focus mode
 * the same elements stay in their places, so that the editor stays the one it was.
 */
export function PaperFrame(props: PaperFrameProps) {
  const { paper, banner, toolbar, outline, children, focusBar, find, margin } = props;
  const own = directionOf(useLanguage());
  const say = useSay();
  useReadingLook();
  return (
    <div className={styles['screen']}>
      <header className={styles['top']} data-paper-top="">
        {focusBar || <PaperBar {...props} />}
        {!focusBar && toolbar}
        {find}
      </header>
      <StateBanner paper={paper} />
      <TextLossBanner paperId={paper.id} />
      {banner}
      {/* The contents stand where the paper's lines begin, whatever language the screen speaks. */}
      <div className={styles['desk']} dir={paper.direction}>
        <aside className={styles['side']} dir={own}>
          {!focusBar && outline}
        </aside>
        <main id="main" tabIndex={-1} className={styles['sheet']} dir={paper.direction}>
          {children}
        </main>
        {!focusBar && margin}
      </div>
      {!focusBar && (
        <footer className={styles['foot']} aria-label={say('app.frame.footer')}>
          <p>
            <Link to={`/papers/${paper.id}/access`}>{say('access.paper.open')}</Link>
          </p>
          <Contact forumId={paper.forumId} />
        </footer>
      )}
    </div>
  );
}
