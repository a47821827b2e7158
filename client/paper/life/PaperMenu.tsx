import {
  Archive,
  ArchiveRestore,
  Columns2,
  Combine,
  Copy,
  EllipsisVertical,
  FileDown,
  FileStack,
  FileUp,
  Flag,
  GitBranchPlus,
  History,
  ScrollText,
  ListChecks,
  ListOrdered,
  MoveRight,
  TableProperties,
} from 'lucide-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { verbsOf } from '#shared/member/role.ts';
import { recoverPaper } from '#shared/paper/life-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { DeriveDialog } from '#client/follow-up/DeriveDialog.tsx';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { useSend } from '#client/http/use-send.ts';
import { ExportDialog } from '#client/interchange/ExportDialog.tsx';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { ARCHIVE_CHANGES, ArchiveDialog } from '#client/paper/life/ArchiveDialog.tsx';
import { CopyDialog } from '#client/paper/life/CopyDialog.tsx';
import { LayoutDialog } from '#client/paper/life/LayoutDialog.tsx';
import { MoveDialog } from '#client/paper/life/MoveDialog.tsx';
import { useStartingForums } from '#client/paper/life/PlaceInForum.tsx';
import { type LifeDialogProps, StageDialog } from '#client/paper/life/StageDialog.tsx';
import { TemplateDialog } from '#client/paper/life/TemplateDialog.tsx';
import { useStoryDoor } from '#client/story/story-door.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu, type MenuLine, type MenuPart } from '#client/ui/Menu.tsx';
import { showToast } from '#client/ui/toast.ts';

const DIALOGS = {
  stage: StageDialog,
  layout: LayoutDialog,
  copy: CopyDialog,
  derive: DeriveDialog,
  move: MoveDialog,
  template: TemplateDialog,
  archive: ArchiveDialog,
  export: ExportDialog,
} satisfies Readonly<Record<string, ComponentType<LifeDialogProps>>>;
type Name = keyof typeof DIALOGS;

interface PaperMenuProps {
  readonly paper: PaperView;
  /** What else stands in it, where the bar has no room. */
  readonly more?: readonly MenuPart[];
}

/** All that may become of a paper, for those who may. Nothing is drawn where that is nothing. */
export function PaperMenu({ paper, more = [] }: PaperMenuProps) {
  const say = useSay();
  const [shown, setShown] = useState<Name | null>(null);
  const lines = useLines(paper, setShown);
  const Shown = shown && DIALOGS[shown];
  const parts = [...(lines.length > 0 ? [{ lines }] : []), ...more];
  if (parts.length === 0) return null;
  return (
    <>
      <Menu parts={parts} label={say('life.menu')}>
        <IconButton label={say('life.menu')}>
          <EllipsisVertical size={20} aria-hidden="true" />
        </IconButton>
      </Menu>
      {Shown && <Shown paper={paper} onClose={() => setShown(null)} />}
    </>
  );
}

function useLines(paper: PaperView, show: (name: Name) => void): MenuLine[] {
  const say = useSay();
  const recover = useRecovery(paper);
  const tables = useTables(paper);
  const past = usePast(paper);
  const mayStart = useStartingForums().length > 0;
  const { myVerbs, archivedAt, isTemplate } = paper;
  const leads = myVerbs.includes('milestone');
  const isArchived = archivedAt !== null;
  const line = (name: Name, words: string, icon: ReactNode): MenuLine => ({
    id: name,
    words,
    icon,
    onAction: () => show(name),
  });
  const size = { size: 18, 'aria-hidden': true } as const;
  const returned: MenuLine = {
    id: 'returned',
    words: say('returned.open'),
    icon: <FileUp {...size} />,
    href: `/papers/${paper.id}/returned`,
  };
  return [
    ...tables,
    ...past,
    ...(isTemplate ? [] : [line('export', say('interchange.open'), <FileDown {...size} />)]),
    ...(myVerbs.includes('comment') && !isTemplate ? [returned] : []),
    ...(leads && !isArchived && !isTemplate
      ? [line('stage', say('life.stage.open'), <Flag {...size} />)]
      : []),
    ...(myVerbs.includes('edit')
      ? [line('layout', say('life.layout.open'), <ListOrdered {...size} />)]
      : []),
    ...(mayStart && !isTemplate
      ? [
          line('copy', say('life.copy.open'), <Copy {...size} />),
          line('derive', say('followUp.derive.open'), <GitBranchPlus {...size} />),
        ]
      : []),
    ...(leads && !isArchived && !isTemplate
      ? [
          line('move', say('life.move.open'), <MoveRight {...size} className="mirrored" />),
          line('template', say('life.template.open'), <FileStack {...size} />),
          line('archive', say('life.archive.open'), <Archive {...size} />),
        ]
      : []),
    ...(leads && isArchived
      ? [
          {
            id: 'recover',
            words: say('life.archive.recover'),
            icon: <ArchiveRestore {...size} />,
            onAction: recover,
          },
        ]
      : []),
  ];
}

/** What it was, and whose words it is made of. */
function usePast({ id }: PaperView): MenuLine[] {
  const say = useSay();
  const openStory = useStoryDoor();
  const size = { size: 18, 'aria-hidden': true } as const;
  const versions: MenuLine = {
    id: 'versions',
    words: say('version.open'),
    icon: <History {...size} />,
    href: `/papers/${id}/versions`,
  };
  if (!openStory) return [versions];
  const story: MenuLine = {
    id: 'story',
    words: say('story.open'),
    icon: <ScrollText {...size} />,
    onAction: openStory,
  };
  return [versions, story];
}

/** What is said and suggested about it, as tables. */
function useTables({ id, myRole, isTemplate, isDerived }: PaperView): MenuLine[] {
  const say = useSay();
  if (isTemplate) return [];
  const size = { size: 18, 'aria-hidden': true } as const;
  const amendments: MenuLine = {
    id: 'amendments',
    words: say('amendment.open'),
    icon: <Columns2 {...size} />,
    href: `/papers/${id}/amendments`,
  };
  const matrix: MenuLine = {
    id: 'matrix',
    words: say('matrix.open'),
    icon: <TableProperties {...size} />,
    href: `/papers/${id}/matrix`,
  };
  const joint: MenuLine = {
    id: 'joint',
    words: say('inclusion.open'),
    icon: <Combine {...size} />,
    href: `/papers/${id}/assemble`,
  };
  const followUp: MenuLine = {
    id: 'follow-up',
    words: say('followUp.open'),
    icon: <ListChecks {...size} />,
    href: `/papers/${id}/follow-up`,
  };
  return [
    ...(isDerived ? [followUp] : []),
    ...(verbsOf(myRole).has('comment') ? [matrix] : []),
    amendments,
    joint,
  ];
}

/** Brings a paper back at one press: it takes nothing from anybody. */
function useRecovery(paper: PaperView): () => void {
  const say = useSay();
  const language = useLanguage();
  const { mutate } = useSend(recoverPaper, { changes: ARCHIVE_CHANGES });
  return () =>
    mutate(
      { params: { paperId: paper.id } },
      {
        onSuccess: () => showToast('done', say('life.stage.recovered')),
        onError: (error) => showToast('trouble', failureSentence(error, say, language)),
      },
    );
}
