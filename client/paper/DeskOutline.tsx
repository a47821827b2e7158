import type { Editor } from '@tiptap/core';
import { ListTree } from 'lucide-react';
import { type ComponentProps, useCallback, useEffect, useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { Outline } from '#client/editor/Outline.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { SinceRead, type SinceReadState } from '#client/compare/SinceRead.tsx';
import { LayoutButton } from '#client/paper/LayoutButton.tsx';
import { ProjectedOutline, type useProjected } from '#client/paper/ProjectedPaper.tsx';
import { RemarkedOutline } from '#client/thread/RemarkedOutline.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/paper/DeskOutline.module.css';

/** What is shown in the editor's place; null for the editor itself. */
export type Projected = ReturnType<typeof useProjected>;

interface OutlineOfProps {
  readonly editor: Editor;
  readonly paper: PaperView;
  readonly projected: Projected;
  readonly since: SinceReadState;
}

interface OutlineProps extends OutlineOfProps, Pick<ComponentProps<typeof Outline>, 'onGone'> {}

function OutlineOf({ editor, paper, projected, since, ...rest }: OutlineProps) {
  if (projected) return <ProjectedOutline paper={paper} content={projected} {...rest} />;
  return <RemarkedOutline editor={editor} notes={since.notes} {...rest} />;
}

/** The table of contents beside the sheet. */
export function SideOutline(props: OutlineOfProps) {
  const say = useSay();
  return (
    <nav
      aria-label={say('editor.outline.title')}
      className={styles['outline']}
      data-guide="outline"
    >
      <div className={styles['outlineHead']}>
        <h2 className={styles['outlineTitle']}>{say('editor.outline.title')}</h2>
        <LayoutButton paper={props.paper} />
      </div>
      <SinceRead paperId={props.paper.id} since={props.since} />
      <OutlineOf {...props} />
    </nav>
  );
}

/** Where there is no room beside the sheet, the table of contents opens over it. */
export function OutlineButton(props: OutlineOfProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  useEffect(() => close, [close]);
  return (
    <span className={styles['outlineButton']} data-guide="outline">
      <IconButton label={say('editor.outline.open')} onPress={() => setIsOpen(true)}>
        <ListTree size={20} aria-hidden="true" className="mirrored" />
      </IconButton>
      <Dialog title={say('editor.outline.title')} isOpen={isOpen} onClose={close}>
        <LayoutButton paper={props.paper} />
        <SinceRead paperId={props.paper.id} since={props.since} />
        <OutlineOf {...props} onGone={close} />
      </Dialog>
    </span>
  );
}
