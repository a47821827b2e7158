import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import type { PaperHere } from '#client/offline/use-on-device.ts';
import { useUnsentSentence } from '#client/offline/use-unsent-sentence.ts';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/offline/Offline.module.css';

/** Without the server: the papers that can be opened all the same, the last used first. */
export function DeviceShelf({ papers }: { readonly papers: readonly PaperHere[] }) {
  const say = useSay();
  const unsentSentence = useUnsentSentence();
  // Without its card a paper has no name and no rights here.
  const known = papers.flatMap(({ card, ...paper }) => (card ? [{ ...paper, card }] : []));
  return (
    <Section title={say('offline.shelf.title')}>
      {known.length === 0 ? (
        <EmptyState title={say('offline.shelf.empty')}>{say('offline.shelf.emptyMore')}</EmptyState>
      ) : (
        <>
          <p className={styles['shelfLead']}>{say('offline.shelf.lead')}</p>
          <List label={say('offline.shelf.loading')}>
            {known.map(({ card, usedAt, unsent }) => (
              <Row
                key={card.id}
                to={`/papers/${card.id}`}
                title={card.title}
                below={
                  <Facts>
                    <bdi>{card.forumName}</bdi>
                    <Sentence
                      of="offline.settings.lastUsed"
                      values={{ when: <TimeAgo at={new Date(usedAt).toISOString()} /> }}
                    />
                    {unsentSentence(unsent)}
                  </Facts>
                }
                action={say('paper.list.open')}
              />
            ))}
          </List>
        </>
      )}
    </Section>
  );
}
