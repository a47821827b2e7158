import { useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { wayOf } from '#client/paper/life/stage-effects.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

/**
 * Over the sheet: that the paper is in the archive or a template; and, to those who have it open, that its stage has
 * changed, with what that leaves to them. Said to screen readers as it appears.
 */
export function StateBanner({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const { stage, archivedAt, isTemplate, myRole } = paper;
  const isArchived = archivedAt !== null;
  const [known, setKnown] = useState({ stage, isArchived });
  if (isArchived) {
    return (
      <Notice tone="warning" isAnnounced isBanner>
        {say(known.isArchived ? 'life.archive.banner' : 'life.stage.archived')}
      </Notice>
    );
  }
  if (known.stage !== stage || known.isArchived) {
    const words = [
      known.isArchived ? say('life.stage.recovered') : '',
      known.stage === stage ? '' : say('life.stage.moved', { stage: say(`paper.stage.${stage}`) }),
      say(`life.stage.you.${wayOf(myRole, stage)}`),
    ];
    return (
      <Notice
        tone="info"
        isAnnounced
        isBanner
        action={
          <Button onPress={() => setKnown({ stage, isArchived })}>
            {say('life.stage.understood')}
          </Button>
        }
      >
        {words.filter(Boolean).join(' ')}
      </Notice>
    );
  }
  if (!isTemplate) return null;
  return (
    <Notice tone="info" isBanner>
      {say('life.template.banner')}
    </Notice>
  );
}
