import { Link as LinkIcon, Unlink } from 'lucide-react';
import { useRef, useState } from 'react';
import { neighboursIn } from '#shared/register/graph.ts';
import {
  getRegister,
  linkBlocks,
  type RegisterBlock,
  type RegisterView,
} from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { fold } from '#shared/search/fold.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/register/Register.module.css';

interface BlockDetailsProps {
  readonly view: RegisterView;
  readonly forumId: string;
  readonly block: RegisterBlock;
  readonly onClose: () => void;
}

/** One block of the map: all its words, the way to it, and what it is linked to, which can be changed here without dragging. */
export function BlockDetails({ view, forumId, block, onClose }: BlockDetailsProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const paper = view.papers.find(({ id }) => id === block.paperId);
  return (
    <Dialog title={<bdi>{nameOf(block)}</bdi>} isOpen onClose={onClose}>
      <div className={styles['details']}>
        <p className={styles['badges']}>
          {block.dimension !== null && (
            <span className={styles['soft']}>{say(`editor.dimension.${block.dimension}`)}</span>
          )}
          <BlockBadges block={block} />
        </p>
        <p className={styles['detailWords']} dir="auto">
          {block.words}
        </p>
        <p className={styles['soft']}>
          <bdi>{paper?.title}</bdi>
        </p>
        <Links view={view} forumId={forumId} block={block} />
      </div>
      <DialogActions>
        <LinkButton to={`/papers/${block.paperId}#b-${block.blockId}`}>
          {say('register.open')}
        </LinkButton>
        {block.kind === 'recommendation' && (
          <LinkButton tone="primary" to={`/recommendations/${block.paperId}/${block.blockId}`}>
            {say('register.openRecommendation')}
          </LinkButton>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** More are found by searching. */
const MOST_SHOWN = 12;

function Links({ view, forumId, block }: Omit<BlockDetailsProps, 'onClose'>) {
  const say = useSay();
  const sending = useSend(linkBlocks, { changes: [getRegister] });
  const near = neighboursIn(view.blocks).get(keyOfPlace(block));
  const editable = new Set(view.papers.filter(({ mayEdit }) => mayEdit).map(({ id }) => id));
  const mayLink = (other: RegisterBlock) =>
    editable.has(block.paperId) || editable.has(other.paperId);
  const linked = view.blocks.filter((other) => near?.has(keyOfPlace(other)));
  const others = view.blocks.filter(
    (other) => other.kind !== block.kind && !near?.has(keyOfPlace(other)) && mayLink(other),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const send = (other: RegisterBlock, isLinked: boolean) => {
    if (sending.isPending) return;
    const place = ({ paperId, blockId }: RegisterBlock) => ({ paperId, blockId });
    sending.mutate(
      { params: { forumId }, body: { from: place(block), to: place(other), linked: isLinked } },
      {
        onSuccess: () => {
          showToast('done', say(isLinked ? 'register.linked' : 'register.unlinked'));
          // The line that was pressed has gone to the other list.
          heading.current?.focus();
        },
      },
    );
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={styles['detailHead']}>
        {say('register.links')}
      </h3>
      {linked.length === 0 && <p className={styles['soft']}>{say('register.noLinks')}</p>}
      <BlockLines
        blocks={linked}
        mayPress={mayLink}
        act="unlink"
        onPress={(other) => send(other, false)}
      />
      <FailureNotice error={sending.error} />
      {editable.size === 0 ? (
        <p className={styles['soft']}>{say('register.mayNotLink')}</p>
      ) : (
        <LinkTo others={others} onLink={(other) => send(other, true)} />
      )}
    </>
  );
}

interface LinkToProps {
  readonly others: readonly RegisterBlock[];
  readonly onLink: (other: RegisterBlock) => void;
}

/** The other blocks, searched and chosen from a list. */
function LinkTo({ others, onLink }: LinkToProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const [query, setQuery] = useState('');
  const wanted = fold(query).text.trim();
  const found = others.filter((other) =>
    fold(`${nameOf(other)} ${other.words}`).text.includes(wanted),
  );
  return (
    <>
      <h3 className={styles['detailHead']}>{say('register.linkTo')}</h3>
      <SearchField
        label={say('register.linkSearch')}
        clearLabel={say('register.filter.clearSearch')}
        value={query}
        onChange={setQuery}
      />
      <BlockLines
        blocks={found.slice(0, MOST_SHOWN)}
        mayPress={() => true}
        act="link"
        onPress={onLink}
      />
      <output className={styles['soft']}>{say('register.shown', { count: found.length })}</output>
    </>
  );
}

interface BlockLinesProps {
  readonly blocks: readonly RegisterBlock[];
  readonly mayPress: (block: RegisterBlock) => boolean;
  readonly act: 'link' | 'unlink';
  readonly onPress: (block: RegisterBlock) => void;
}

function BlockLines({ blocks, mayPress, act, onPress }: BlockLinesProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const Icon = act === 'link' ? LinkIcon : Unlink;
  return (
    <ul className={styles['linkList']}>
      {blocks.map((other) => (
        <li key={keyOfPlace(other)}>
          <OtherBlock block={other} />
          {mayPress(other) && (
            <Button
              tone="quiet"
              icon={<Icon size={17} aria-hidden="true" />}
              aria-label={say(`register.${act}Named`, { name: nameOf(other) })}
              onPress={() => onPress(other)}
            >
              {say(`register.${act}`)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function OtherBlock({ block }: { readonly block: RegisterBlock }) {
  const nameOf = useBlockName();
  return (
    <span className={styles['other']}>
      <bdi className={styles['branchName']}>{nameOf(block)}</bdi>
      <span className={styles['otherWords']} dir="auto">
        {block.words}
      </span>
    </span>
  );
}
