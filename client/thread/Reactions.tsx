import { CircleHelp, HeartHandshake, SmilePlus, ThumbsDown, ThumbsUp } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { CommentView } from '#shared/thread/thread-contract.ts';
import { type Reaction, REACTIONS } from '#shared/thread/thread.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { useDeed } from '#client/thread/use-deed.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu } from '#client/ui/Menu.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/thread/Conversation.module.css';

const ICONS = {
  agree: ThumbsUp,
  disagree: ThumbsDown,
  thanks: HeartHandshake,
  question: CircleHelp,
} as const satisfies Record<Reaction, typeof ThumbsUp>;

interface ReactionsProps {
  readonly comment: CommentView;
  readonly deed: ReturnType<typeof useDeed>;
  readonly mayReact: boolean;
}

/** What others think of a comment in a word, with their names; and giving or taking back one's own. */
export function Reactions({ comment, deed, mayReact }: ReactionsProps) {
  const say = useSay();
  const given = comment.reactions.filter(({ names }) => names.length > 0);
  const set = (reaction: Reaction, on: boolean) =>
    deed.mutate({ kind: 'react', commentId: comment.id, body: { reaction, on } });
  if (given.length === 0 && !mayReact) return null;
  const isMine = (reaction: Reaction) =>
    given.some((one) => one.reaction === reaction && one.isMine);
  return (
    <div className={styles['reactions']}>
      {given.map(({ reaction, names, isMine: mine }) => {
        const Icon = ICONS[reaction];
        const words = say(`thread.reaction.${reaction}`);
        const label = `${words}: ${names.map(isolated).join(', ')}`;
        return (
          <span key={reaction} title={label}>
            <ToggleButton
              aria-label={label}
              isSelected={mine}
              isDisabled={!mayReact}
              className={classes(styles['reaction'])}
              onChange={(on) => set(reaction, on)}
            >
              <Icon size={15} aria-hidden="true" /> {words} <bdi>{names.length}</bdi>
            </ToggleButton>
          </span>
        );
      })}
      {mayReact && (
        <Menu
          label={say('thread.react')}
          parts={[
            {
              lines: REACTIONS.filter((reaction) => !isMine(reaction)).map((reaction) => {
                const Icon = ICONS[reaction];
                return {
                  id: reaction,
                  words: say(`thread.reaction.${reaction}`),
                  icon: <Icon size={17} aria-hidden="true" />,
                  onAction: () => set(reaction, true),
                };
              }),
            },
          ]}
        >
          <IconButton label={say('thread.react')}>
            <SmilePlus size={17} aria-hidden="true" />
          </IconButton>
        </Menu>
      )}
    </div>
  );
}
