import { useMemo } from 'react';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { BlocksProps } from '#client/register/block-props.ts';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { type Branch, treeOf } from '#shared/register/map-view.ts';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/register/Register.module.css';

/** The map as a nested list: under each challenge its intervention points, under each its recommendations. */
export function NestedList({ blocks, onOpen }: BlocksProps) {
  const say = useSay();
  const { challenges, others } = useMemo(() => treeOf(blocks), [blocks]);
  return (
    <>
      {challenges.length > 0 && (
        <Section title={say('register.kind.challenge')}>
          <Branches branches={challenges} onOpen={onOpen} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={say('register.unlinkedBlocks')}>
          <Branches branches={others} onOpen={onOpen} />
        </Section>
      )}
    </>
  );
}

interface BranchesProps {
  readonly branches: readonly Branch[];
  readonly onOpen: (key: string) => void;
}

function Branches({ branches, onOpen }: BranchesProps) {
  const say = useSay();
  const nameOf = useBlockName();
  return (
    <ul className={styles['branches']}>
      {branches.map(({ block, below }) => (
        <li key={keyOfPlace(block)}>
          <button
            type="button"
            className={styles['branch']}
            data-kind={block.kind}
            onClick={() => onOpen(keyOfPlace(block))}
          >
            <span className={styles['branchHead']}>
              <bdi className={styles['branchName']}>{nameOf(block)}</bdi>
              {block.dimension !== null && (
                <span className={styles['soft']}>{say(`editor.dimension.${block.dimension}`)}</span>
              )}
              <BlockBadges block={block} />
            </span>
            <span className={styles['branchWords']} dir="auto">
              {block.words}
            </span>
          </button>
          {below.length > 0 && <Branches branches={below} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  );
}
