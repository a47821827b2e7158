import { Fragment } from 'react';
import type { Line, Run } from '#shared/thread/comment-body.ts';
import { groupsOf } from '#client/thread/comment-lines.ts';
import styles from '#client/thread/Conversation.module.css';

interface CommentWordsProps {
  readonly lines: readonly Line[];
}

/** What a comment says. Every line finds its own direction: a Hebrew one may stand beside an English one. */
export function CommentWords({ lines }: CommentWordsProps) {
  return (
    <div className={styles['words']}>
      {groupsOf(lines).map((group, place) => {
        const items = group.lines.map((line, at) =>
          group.list ? (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
            <li key={at}>
              <Runs runs={line.runs} />
            </li>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <p key={at} dir="auto">
              <Runs runs={line.runs} />
            </p>
          ),
        );
        const List = group.list === 'number' ? 'ol' : 'ul';
        // oxlint-disable-next-line react/no-array-index-key -- as above
        return group.list ? (
          <List key={place} dir="auto">
            {items}
          </List>
        ) : (
          <Fragment key={place}>{items}</Fragment>
        );
      })}
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- runs have no other name than their place
    <OneRun key={at} run={run} />
  ));
}

function OneRun({ run: { text, bold, href, person } }: { readonly run: Run }) {
  const words = bold ? <strong>{text}</strong> : text;
  if (href) {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
    );
  }
  return person ? <bdi className={styles['mention']}>{words}</bdi> : words;
}
