import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { BlockDetails } from '#client/register/BlockDetails.tsx';
import { BlockTable } from '#client/register/BlockTable.tsx';
import { ColumnsMap } from '#client/register/ColumnsMap.tsx';
import { GapSummary } from '#client/register/GapSummary.tsx';
import { EVERYTHING, type RegisterFilter } from '#shared/register/register-filter.ts';
import { shownBlocks } from '#shared/register/map-view.ts';
import { NestedList } from '#client/register/NestedList.tsx';
import { useOnePage } from '#client/register/one-page.ts';
import { RegisterFilters } from '#client/register/RegisterFilters.tsx';
import { RegisterScreen } from '#client/register/RegisterScreen.tsx';
import { SixDimensions } from '#client/register/SixDimensions.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/register/Register.module.css';

/** The challenge map of a forum: drawn from the papers themselves, as a picture, as three columns, as a list and as a table. */
export function MapScreen() {
  const say = useSay();
  return (
    <RegisterScreen title={say('register.map')} lead={say('register.lead')}>
      {(view, forumId) => <MapOf view={view} forumId={forumId} />}
    </RegisterScreen>
  );
}

const VIEWS = ['map', 'list', 'table'] as const;
type View = (typeof VIEWS)[number];

function MapOf({ view, forumId }: { readonly view: RegisterView; readonly forumId: string }) {
  const say = useSay();
  const isNarrow = useNarrow();
  const [chosen, setChosen] = useState<View | null>(null);
  const [filter, setFilter] = useState<RegisterFilter>(EVERYTHING);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const page = useOnePage();
  const blocks = useMemo(() => shownBlocks(view, filter), [view, filter]);
  const shown = chosen ?? (isNarrow ? 'list' : 'map');
  const open = view.blocks.find((block) => keyOfPlace(block) === openKey);
  if (view.blocks.length === 0) {
    return <EmptyState title={say('register.empty')}>{say('register.emptyMore')}</EmptyState>;
  }
  const parts = { view, blocks, onOpen: setOpenKey };
  return (
    <>
      <MapTools shown={shown} onShow={setChosen} />
      <div ref={page} className={styles['page']}>
        <p className={styles['printedTitle']}>
          <bdi>{view.forumName}</bdi> · {say('register.map')}
        </p>
        <SixDimensions
          blocks={view.blocks}
          chosen={filter.dimension}
          onChoose={(dimension) => setFilter({ ...filter, dimension })}
        />
        <GapSummary
          blocks={view.blocks}
          gap={filter.gap}
          onGap={(gap) => setFilter({ ...filter, gap })}
        />
        <RegisterFilters view={view} filter={filter} onChange={setFilter} />
        <output className={styles['count']}>
          {say('register.shown', { count: blocks.length })}
        </output>
        {blocks.length === 0 && <p className={styles['none']}>{say('register.noneSuch')}</p>}
        {blocks.length > 0 && shown === 'map' && <ColumnsMap {...parts} />}
        {blocks.length > 0 && shown === 'list' && <NestedList {...parts} />}
        {blocks.length > 0 && shown === 'table' && <BlockTable {...parts} />}
      </div>
      {open && (
        <BlockDetails view={view} forumId={forumId} block={open} onClose={() => setOpenKey(null)} />
      )}
    </>
  );
}

interface MapToolsProps {
  readonly shown: View;
  readonly onShow: (view: View) => void;
}

function MapTools({ shown, onShow }: MapToolsProps) {
  const say = useSay();
  return (
    <div className={styles['tools']}>
      <Choice
        label={say('register.view.label')}
        isLabelHidden
        look="pill"
        value={shown}
        onChange={onShow}
        options={VIEWS.map((value) => ({ value, label: say(`register.view.${value}`) }))}
      />
      <Button
        icon={<Printer size={18} aria-hidden="true" />}
        onPress={() => {
          window.print();
        }}
      >
        {say('register.print')}
      </Button>
    </div>
  );
}
