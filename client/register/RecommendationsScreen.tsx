import { FileText, Presentation, Printer, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { STANCES } from '#shared/position/position.ts';
import {
  getRegisterAsWordFile,
  getRegisterCsv,
  type RegisterBlock,
  type RegisterView,
} from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { pathOf } from '#client/http/call.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { SlidesButton } from '#client/meeting/SlidesButton.tsx';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { GapSummary } from '#client/register/GapSummary.tsx';
import {
  EVERYTHING,
  type RegisterFilter,
  registerSearchOf,
} from '#shared/register/register-filter.ts';
import { shownBlocks } from '#shared/register/map-view.ts';
import { RegisterFilters } from '#client/register/RegisterFilters.tsx';
import { RegisterScreen } from '#client/register/RegisterScreen.tsx';
import { RegisterSettings } from '#client/register/RegisterSettings.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { FileLink } from '#client/ui/FileLink.tsx';
import { Table } from '#client/ui/Table.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/register/Register.module.css';

/** The recommendations of a forum: where each stands, who owns it, and the positions on it. */
export function RecommendationsScreen() {
  const say = useSay();
  return (
    <RegisterScreen title={say('register.list')} lead={say('register.listLead')}>
      {(view, forumId) => <Recommendations view={view} forumId={forumId} />}
    </RegisterScreen>
  );
}

interface RecommendationsProps {
  readonly view: RegisterView;
  readonly forumId: string;
}

function Recommendations({ view, forumId }: RecommendationsProps) {
  const say = useSay();
  const [filter, setFilter] = useState(EVERYTHING);
  const all = view.blocks.filter(({ recommendation }) => recommendation !== null);
  const shown = shownBlocks({ ...view, blocks: all }, filter);
  return (
    <>
      <Tools view={view} forumId={forumId} filter={filter} />
      {all.length === 0 ? (
        <EmptyState title={say('register.emptyList')}>{say('register.emptyMore')}</EmptyState>
      ) : (
        <>
          <GapSummary
            blocks={all}
            gap={filter.gap}
            onGap={(gap) => setFilter({ ...filter, gap })}
          />
          <RegisterFilters view={view} filter={filter} onChange={setFilter} withState />
          <output className={styles['count']}>
            {say('register.shown', { count: shown.length })}
          </output>
          {shown.length === 0 ? (
            <p className={styles['none']}>{say('register.noneSuch')}</p>
          ) : (
            <RecommendationTable view={view} blocks={shown} />
          )}
        </>
      )}
    </>
  );
}

interface ToolsProps extends RecommendationsProps {
  readonly filter: RegisterFilter;
}

/** The files of what is shown, the printer, and for those who lead how positions are taken. */
function Tools({ view, forumId, filter }: ToolsProps) {
  const say = useSay();
  const asked = new URLSearchParams(registerSearchOf(filter)).toString();
  const search = asked === '' ? '' : `?${asked}`;
  const [isSettling, setSettling] = useState(false);
  return (
    <>
      <div className={styles['tools']}>
        <FileLink
          href={`${pathOf(getRegisterAsWordFile.path, { forumId })}${search}`}
          icon={<FileText size={18} aria-hidden="true" />}
        >
          {say('matrix.word')}
        </FileLink>
        <FileLink href={`${pathOf(getRegisterCsv.path, { forumId })}${search}`}>
          {say('register.csv')}
        </FileLink>
        <Button
          icon={<Printer size={18} aria-hidden="true" />}
          onPress={() => {
            window.print();
          }}
        >
          {say('register.print')}
        </Button>
        <LinkButton
          to={`/forums/${forumId}/present`}
          icon={<Presentation size={18} aria-hidden="true" />}
        >
          {say('meeting.present.open')}
        </LinkButton>
        <SlidesButton of={{ forumId }} />
        {view.maySettle && (
          <Button
            tone="quiet"
            icon={<Settings2 size={18} aria-hidden="true" />}
            onPress={() => setSettling(true)}
          >
            {say('register.settings.open')}
          </Button>
        )}
      </div>
      {isSettling && (
        <RegisterSettings view={view} forumId={forumId} onClose={() => setSettling(false)} />
      )}
    </>
  );
}

interface RecommendationTableProps {
  readonly view: RegisterView;
  readonly blocks: readonly RegisterBlock[];
}

function RecommendationTable({ view, blocks }: RecommendationTableProps) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useBlockName();
  const titles = new Map(view.papers.map(({ id, title }) => [id, title]));
  const columns = (
    ['number', 'words', 'paper', 'state', 'owners', 'positions', 'review', 'gaps'] as const
  ).map((id) => ({
    id,
    title: say(`register.column.${id}`),
    ...(id === 'number' && { share: 1.4 }),
    ...(id === 'words' && { share: 3 }),
  }));
  const rows = blocks.flatMap((block) => {
    const { recommendation } = block;
    if (!recommendation) return [];
    const { state, owners, reviewOn } = recommendation;
    return [
      {
        id: keyOfPlace(block),
        cells: [
          <Link key="name" to={`/recommendations/${block.paperId}/${block.blockId}`}>
            <bdi>{nameOf(block)}</bdi>
          </Link>,
          <span key="words" className={styles['cellWords']} dir="auto">
            {block.words}
          </span>,
          <bdi key="paper">{titles.get(block.paperId)}</bdi>,
          <Badge
            key="state"
            tone={state === 'dropped' ? 'red' : state === 'draft' ? 'plain' : 'accent'}
          >
            {say(`register.state.${state}`)}
          </Badge>,
          owners.length === 0 ? (
            say('register.noOwner')
          ) : (
            <bdi key="owners">{owners.map(({ name }) => name).join(', ')}</bdi>
          ),
          <Counts key="counts" of={recommendation} />,
          reviewOn === null ? null : <bdi key="review">{dayInWords(reviewOn, language)}</bdi>,
          <span key="gaps" className={styles['badges']}>
            <BlockBadges block={{ ...block, recommendation: null }} />
          </span>,
        ],
      },
    ];
  });
  return <Table caption={say('register.listCaption')} columns={columns} rows={rows} />;
}

function Counts({ of }: { readonly of: NonNullable<RegisterBlock['recommendation']> }) {
  const say = useSay();
  const { counts, standing } = of;
  if (counts === null) return <span>{say('register.closedCounts')}</span>;
  if (standing === 0) return <span>{say('register.none')}</span>;
  return (
    <span className={styles['counts']}>
      {STANCES.filter((stance) => (counts[stance] ?? 0) > 0).map((stance) => (
        <span key={stance}>
          {say(`position.stance.${stance}`)}: <bdi>{counts[stance]}</bdi>
        </span>
      ))}
    </span>
  );
}
