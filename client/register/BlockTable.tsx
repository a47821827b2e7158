import { useMemo } from 'react';
import { Link } from 'react-router';
import { neighboursIn } from '#shared/register/graph.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { BlocksProps } from '#client/register/block-props.ts';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Table } from '#client/ui/Table.tsx';
import styles from '#client/register/Register.module.css';

/** The map as a table: a line per block. */
export function BlockTable({ view, blocks, onOpen }: BlocksProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const neighbours = useMemo(() => neighboursIn(view.blocks), [view]);
  const byKey = new Map(view.blocks.map((block) => [keyOfPlace(block), block]));
  const titles = new Map(view.papers.map(({ id, title }) => [id, title]));
  const columns = (['number', 'words', 'dimension', 'paper', 'links', 'gaps'] as const).map(
    (id) => ({
      id,
      title: say(`register.column.${id}`),
      ...(id === 'words' && { share: 3 }),
    }),
  );
  const rows = blocks.map((block) => {
    const key = keyOfPlace(block);
    const linked = [...(neighbours.get(key) ?? [])].flatMap((to) => byKey.get(to) ?? []);
    return {
      id: key,
      cells: [
        <Button key="name" tone="quiet" onPress={() => onOpen(key)}>
          <bdi>{nameOf(block)}</bdi>
        </Button>,
        <span key="words" className={styles['cellWords']} dir="auto">
          {block.words}
        </span>,
        block.dimension === null ? null : say(`editor.dimension.${block.dimension}`),
        <Link key="paper" to={`/papers/${block.paperId}#b-${block.blockId}`}>
          <bdi>{titles.get(block.paperId)}</bdi>
        </Link>,
        linked.length === 0 ? say('register.none') : linked.map(nameOf).join(', '),
        <span key="gaps" className={styles['badges']}>
          <BlockBadges block={block} />
        </span>,
      ],
    };
  });
  return <Table caption={say('register.caption')} columns={columns} rows={rows} />;
}
