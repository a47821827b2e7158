import type { Editor } from '@tiptap/core';
import { type ComponentProps, useCallback, useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import type { LinkView, PaperLink } from '#client/connection/paper-link.ts';
import { useSinceRead } from '#client/compare/SinceRead.tsx';
import { useLinkView, usePaperLink } from '#client/connection/use-paper-link.ts';
import { PaperEditor } from '#client/editor/PaperEditor.tsx';
import { PaperFind } from '#client/editor/find/PaperFind.tsx';
import { Toolbar } from '#client/editor/tools/Toolbar.tsx';
import { HelpMenu } from '#client/help/HelpMenu.tsx';
import { PaperGuide } from '#client/help/PaperGuide.tsx';
import { type PaperGuideState, usePaperGuide } from '#client/help/use-paper-guide.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { SourceLine } from '#client/follow-up/SourceLine.tsx';
import { InclusionsOfPaper } from '#client/inclusion/InclusionsOfPaper.tsx';
import { type Mode, type ModeFacts, modeOf } from '#client/paper/mode.ts';
import { ModeChip } from '#client/paper/ModeChip.tsx';
import { Arrival } from '#client/paper/Arrival.tsx';
import { OutlineButton, type Projected, SideOutline } from '#client/paper/DeskOutline.tsx';
import { FocusBar } from '#client/paper/FocusBar.tsx';
import { Byline } from '#client/paper/Byline.tsx';
import { PaperBanner } from '#client/paper/PaperBanner.tsx';
import { PaperReading } from '#client/paper/PaperReading.tsx';
import { PaperFrame } from '#client/paper/PaperFrame.tsx';
import { PaperTitle } from '#client/paper/PaperTitle.tsx';
import { ProjectedPaper, useProjected } from '#client/paper/ProjectedPaper.tsx';
import { ReadingMenu } from '#client/paper/ReadingMenu.tsx';
import { usePhoneMenu } from '#client/paper/use-phone-menu.tsx';
import { useFocusMode } from '#client/paper/use-focus-mode.ts';
import { SavingState } from '#client/paper/SavingState.tsx';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { useFreshCard } from '#client/paper/use-fresh-card.ts';
import { useSaveKey } from '#client/paper/use-save-key.ts';
import { whyNoLine } from '#client/paper/why-no-line.ts';
import { PaperPrint } from '#client/print/PaperPrint.tsx';
import { PrintButton } from '#client/print/PrintButton.tsx';
import { StoryOfPaper } from '#client/story/StoryOfPaper.tsx';
import { type TextView, useTextView } from '#client/suggestion/use-text-view.ts';
import { useSuggesting } from '#client/suggestion/use-suggesting.ts';
import { SuggestionTools } from '#client/suggestion/SuggestionTools.tsx';
import { Margin } from '#client/thread/Margin.tsx';
import { Remarks } from '#client/thread/Remarks.tsx';
import { RemarksButton } from '#client/thread/RemarksButton.tsx';
import { seesRemarks } from '#client/thread/use-threads.ts';
import { TogetherBars } from '#client/together/TogetherBars.tsx';
import { type Together, useTogether } from '#client/together/use-together.ts';
import { WhoIsHere } from '#client/together/WhoIsHere.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { useCompact } from '#client/ui/use-narrow.ts';
import { Skeleton } from '#client/ui/Waiting.tsx';
import projectedStyles from '#client/paper/Projected.module.css';

interface PaperDeskProps {
  readonly paper: PaperView;
  /** The text as it stood on the server's disk a moment ago: shown until the living one is here. */
  readonly content: readonly unknown[] | null;
}

/** The paper with everything that writing needs. Its code comes only where a paper is open, and after its text. */
export function PaperDesk({ paper, content }: PaperDeskProps) {
  const me = useMe();
  const whyNot = useCallback(() => whyNoLine(paper.id), [paper.id]);
  const link = usePaperLink({
    paperId: paper.id,
    personId: me.person.id,
    schema: SCHEMA_VERSION,
    whyNot,
  });
  if (!link) return <PaperReading paper={paper} content={content} />;
  return <LinkedDesk paper={paper} content={content} link={link} />;
}

/** The text's name says what writing in it does. */
const LABELS = {
  edit: 'editor.paper',
  suggest: 'editor.paperSuggest',
  read: 'editor.paperReadOnly',
} as const;

interface LinkedDeskProps extends PaperDeskProps {
  readonly link: PaperLink;
}

function LinkedDesk({ paper, content, link }: LinkedDeskProps) {
  const view = useLinkView(link);
  const asked = useSaveKey();
  const guide = usePaperGuide();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [blockId, setBlockId] = useState<string | null>(null);
  const focus = useFocusMode();
  const together = useTogether(editor, view.awareness);
  const text = useTextView();
  const projected = useProjected(editor, text.shown);
  const since = useSinceRead(paper, editor !== null);
  const { mode, suggesting, label } = useMode(view, paper, {
    isAlone: together?.alone.isOn,
    isProjected: text.shown !== 'marked',
  });
  const mayWrite = mode.kind !== 'read';
  const phoneMenu = usePhoneMenu({
    forumId: paper.forumId,
    editor,
    text,
    mayWrite,
    onFocusMode: focus.enter,
    onGuide: guide.show,
  });
  const saving = <SavingState view={view} mayWrite={mayWrite} asked={asked} />;
  return (
    <Remarks paper={paper} editor={editor} loudness={together?.announcements.loudness ?? 'some'}>
      <StoryOfPaper paper={paper} editor={editor}>
        <PaperFrame
          paper={paper}
          saving={saving}
          banner={<Banners {...{ link, view, paper, content, editor, together, guide, text }} />}
          focusBar={focus.isOn && <FocusBar saving={saving} onLeave={focus.leave} />}
          find={editor && <PaperFind editor={editor} mayWrite={mayWrite} />}
          tools={
            <DeskTools
              {...{ editor, mode, together, paper, guide, text }}
              onFocusMode={focus.enter}
            />
          }
          contents={editor && <OutlineButton {...{ editor, paper, projected, since }} />}
          phoneMenu={phoneMenu}
          toolbar={
            editor && mayWrite && <DeskToolbar editor={editor} paper={paper} onBlock={setBlockId} />
          }
          outline={editor && <SideOutline {...{ editor, paper, projected, since }} />}
          margin={!projected && <Margin />}
        >
          <DeskHead paper={paper} content={content} editor={editor} view={view} />
          <DeskText
            {...{ view, paper, content, text, projected, label, mayWrite, suggesting, blockId }}
            onEditor={setEditor}
            onBlock={setBlockId}
          />
        </PaperFrame>
      </StoryOfPaper>
    </Remarks>
  );
}

interface DeskTextProps
  extends PaperDeskProps,
    Pick<
      ComponentProps<typeof PaperEditor>,
      'label' | 'mayWrite' | 'suggesting' | 'onEditor' | 'blockId' | 'onBlock'
    > {
  readonly view: LinkView;
  readonly text: TextView;
  readonly projected: Projected;
}

/** The living text; what was on disk until it is here; and in its place, when asked for, how it would read. */
function DeskText(props: DeskTextProps) {
  const { view, paper, content, text, projected, ...writing } = props;
  const { person } = useMe();
  const language = useLanguage();
  return (
    <>
      {projected && text.shown !== 'marked' && (
        <ProjectedPaper
          paper={paper}
          content={projected}
          shown={text.shown}
          onBack={() => text.show('marked')}
        />
      )}
      {view.isReadable && view.awareness ? (
        // The editor stays, out of sight: the living text goes on coming in.
        <div hidden={projected !== null} className={projectedStyles['kept']}>
          <PaperEditor
            key={`${view.doc.guid} ${language}`}
            paperId={paper.id}
            personId={person.id}
            doc={view.doc}
            awareness={view.awareness}
            direction={paper.direction}
            layout={paper.layout}
            {...writing}
          />
        </div>
      ) : (
        <BeforeText view={view} paper={paper} content={content} />
      )}
    </>
  );
}

interface BannersProps
  extends Omit<ComponentProps<typeof PaperBanner>, 'title'>,
    Pick<ComponentProps<typeof PaperPrint>, 'paper' | 'editor' | 'content'> {
  readonly together: Together | null;
  readonly guide: PaperGuideState;
  readonly text: TextView;
}

/** What the person has to know now about the paper and the others in it, the first visit's tour, and what is printed. */
function Banners(props: BannersProps) {
  const { link, view, paper, editor, content, together, guide, text } = props;
  return (
    <>
      <PaperBanner link={link} view={view} title={paper.title} />
      <PaperPrint paper={paper} editor={editor} content={content} text={text} />
      <InclusionsOfPaper paper={paper} editor={editor} />
      {together && <TogetherBars together={together} />}
      <PaperGuide guide={guide} hasRemarks={seesRemarks(paper)} />
    </>
  );
}

/** What may be done in the paper at this moment, what its text is called, and whether edits become suggestions. */
function useMode(
  view: LinkView,
  paper: PaperView,
  looking: Pick<ModeFacts, 'isAlone' | 'isProjected'>,
) {
  const say = useSay();
  const mode = modeOf({
    ...view,
    verbs: paper.myVerbs,
    isArchived: paper.archivedAt !== null,
    ...looking,
  });
  const suggesting = useSuggesting(mode.kind === 'suggest');
  return { mode, suggesting, label: say(LABELS[mode.kind], { title: paper.title }) };
}

interface DeskToolbarProps {
  readonly editor: Editor;
  readonly paper: PaperView;
  readonly onBlock: (id: string | null) => void;
}

function DeskToolbar({ editor, paper, onBlock }: DeskToolbarProps) {
  const showBlock = () => onBlock(blockAtCaret(editor));
  return <Toolbar editor={editor} direction={paper.direction} onBlockDetails={showBlock} />;
}

interface DeskHeadProps extends PaperDeskProps {
  readonly editor: Editor | null;
  readonly view: LinkView;
}

function DeskHead({ paper, content, editor, view }: DeskHeadProps) {
  useFreshCard(paper.id, view.access);
  return (
    <>
      <PaperTitle paper={paper} />
      <SourceLine paper={paper} />
      <Byline paper={paper} editor={editor} />
      <Arrival content={content} editor={editor} />
    </>
  );
}

/** While the living text is not here: as it stood on the server, or why there is none. */
function BeforeText({ view, paper, content }: PaperDeskProps & { readonly view: LinkView }) {
  const say = useSay();
  if (content)
    return (
      <StaticPaper
        paperId={paper.id}
        content={content}
        direction={paper.direction}
        layout={paper.layout}
      />
    );
  return view.state === 'offline' ? (
    <Notice tone="warning" isAnnounced>
      {say('offline.notHere')}
    </Notice>
  ) : (
    <Skeleton lines={8} />
  );
}

interface DeskToolsProps {
  readonly editor: Editor | null;
  readonly mode: Mode;
  readonly together: Together | null;
  readonly paper: PaperView;
  readonly guide: PaperGuideState;
  readonly text: TextView;
  readonly onFocusMode: () => void;
}

/** At the bar's end: the mode, how the paper looks, who is here, help. Where room is short only what changes by itself. */
function DeskTools(props: DeskToolsProps) {
  const { editor, mode, together, paper, guide, text, onFocusMode } = props;
  const isCompact = useCompact();
  return (
    <>
      <ModeChip mode={mode} />
      {editor && (
        <SuggestionTools
          paper={paper}
          editor={editor}
          suggests={mode.kind === 'suggest'}
          text={text}
        />
      )}
      {editor && <RemarksButton />}
      {editor && !isCompact && (
        <ReadingMenu mayWrite={mode.kind !== 'read'} onFocusMode={onFocusMode} />
      )}
      {together && <WhoIsHere together={together} />}
      {editor && !isCompact && <PrintButton editor={editor} text={text} />}
      {!isCompact && <HelpMenu forumId={paper.forumId} onGuide={guide.show} />}
    </>
  );
}

function blockAtCaret(editor: Editor): string | null {
  const block = editor.state.selection.$from.node(1);
  const id: unknown = block?.attrs['id'];
  return typeof id === 'string' ? id : null;
}
