import { useState } from 'react';
import { TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';
import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { type ChosenPart, type Choosing, chosenPart } from '#client/inclusion/chosen-parts.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { EVERYTHING } from '#shared/register/register-filter.ts';
import { shownBlocks } from '#shared/register/map-view.ts';
import { RegisterFilters } from '#client/register/RegisterFilters.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

interface FromRegisterProps extends Choosing {
  readonly view: RegisterView;
}

/** The typed blocks of the forum's other papers, narrowed by session, paper, dimension and state. */
export function FromRegister({ view, paper, chosen, choose }: FromRegisterProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const [filter, setFilter] = useState(EVERYTHING);
  const [kind, setKind] = useState<TypedBlock>('recommendation');
  const titles = new Map(view.papers.map(({ id, title }) => [id, title]));
  const others = view.blocks.filter(
    (block) => block.kind === kind && block.paperId !== paper.id && block.proposal !== 'insertion',
  );
  const shown = shownBlocks({ ...view, blocks: others }, filter);
  const partOf = (block: RegisterBlock): ChosenPart =>
    chosenPart(block.paperId, 'block', block.blockId, {
      name: nameOf(block),
      title: titles.get(block.paperId) ?? '',
    });
  const isHere = ({ includedIn }: RegisterBlock) =>
    includedIn.some(({ paperId }) => paperId === paper.id);
  const open = shown.filter((block) => !isHere(block));
  return (
    <fieldset className={styles['choices']}>
      <legend>{say('inclusion.add.recommendations')}</legend>
      <KindChoice kind={kind} onChange={setKind} />
      <RegisterFilters
        view={{ ...view, blocks: others }}
        filter={filter}
        onChange={setFilter}
        withState
      />
      {shown.length === 0 ? (
        <p className={styles['soft']}>{say('inclusion.add.noneSuch')}</p>
      ) : (
        <>
          {open.length > 1 && (
            <Button onPress={() => open.forEach((block) => choose(partOf(block), true))}>
              {say('inclusion.add.allShown')}
            </Button>
          )}
          <ul className={styles['checks']}>
            {shown.map((block) => (
              <Line
                key={keyOfPlace(block)}
                block={block}
                part={partOf(block)}
                isHere={isHere(block)}
                {...{ chosen, choose }}
              />
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}

interface KindChoiceProps {
  readonly kind: TypedBlock;
  readonly onChange: (kind: TypedBlock) => void;
}

/** Recommendations first: it is mostly they that are brought together. */
function KindChoice({ kind, onChange }: KindChoiceProps) {
  const say = useSay();
  return (
    <Choice
      label={say('inclusion.add.recommendations')}
      isLabelHidden
      look="chips"
      value={kind}
      onChange={onChange}
      options={TYPED_BLOCKS.toReversed().map((value) => ({
        value,
        label: say(`register.kind.${value}`),
      }))}
    />
  );
}

interface LineProps extends Pick<Choosing, 'chosen' | 'choose'> {
  readonly block: RegisterBlock;
  readonly part: ChosenPart;
  /** Whether the paper has taken it in already. */
  readonly isHere: boolean;
}

function Line({ block, part, isHere, chosen, choose }: LineProps) {
  const say = useSay();
  return (
    <li>
      <CheckLine
        isChosen={chosen.some(({ key }) => key === part.key)}
        onChange={(isChosen) => choose(part, isChosen)}
        meaning={<span dir="auto">{block.words}</span>}
      >
        <span className={styles['checkName']}>
          <bdi>{part.name}</bdi>
          <bdi className={styles['soft']}>{part.title}</bdi>
          {isHere && <Badge tone="green">{say('inclusion.add.here')}</Badge>}
          <BlockBadges block={{ ...block, gaps: [], includedIn: [] }} />
        </span>
      </CheckLine>
    </li>
  );
}
