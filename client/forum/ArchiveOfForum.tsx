import { useState } from 'react';
import { listArchive } from '#shared/paper/life-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PaperRow } from '#client/paper/PaperRow.tsx';
import { Button } from '#client/ui/Button.tsx';
import { List } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

/** What was put away, behind one press: still there, and out of the way. Nothing is drawn where that is nothing. */
export function ArchiveOfForum({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const archived = useAnswer(listArchive, { forumId }).data ?? [];
  const papers = archived.filter((paper) => !paper.isTemplate);
  if (papers.length === 0) return null;
  return (
    <Section title={say('life.archive.list')}>
      {isOpen ? (
        <List>
          {papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} hasNewBadge={false} />
          ))}
        </List>
      ) : (
        <div>
          <Button tone="quiet" onPress={() => setIsOpen(true)}>
            {say('life.archive.show', { count: papers.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
