import { useState } from 'react';
import { getPaper } from '#shared/paper/paper-contract.ts';
import type { VersionView } from '#shared/version/version-contract.ts';
import { DeriveDialog } from '#client/follow-up/DeriveDialog.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useStartingForums } from '#client/paper/life/PlaceInForum.tsx';
import { Button } from '#client/ui/Button.tsx';

interface DeriveFromProps {
  readonly paperId: string;
  readonly version: VersionView;
}

/** The way from one version to a paper that continues it, for those who may start papers. */
export function DeriveFrom({ paperId, version }: DeriveFromProps) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const paper = useAnswer(getPaper, { paperId }).data;
  const mayStart = useStartingForums().length > 0;
  if (!mayStart || !paper || paper.isTemplate) return null;
  return (
    <>
      <Button
        tone="quiet"
        aria-label={say('followUp.derive.of', { number: version.number })}
        onPress={() => setAsking(true)}
      >
        {say('followUp.derive.open')}
      </Button>
      {isAsking && (
        <DeriveDialog paper={paper} versionId={version.id} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
