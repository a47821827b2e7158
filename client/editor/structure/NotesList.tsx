import type { ContentNode } from '#shared/paper/content.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { NoteWords } from '#client/editor/structure/StaticWords.tsx';
import { addressOf } from '#client/editor/structure/structure-drawing.ts';
import { useSay } from '#client/locale/Locale.tsx';

interface NotesListProps {
  readonly notes: readonly NumberedPart<ContentNode>[];
  /** Goes to a note in the text; without it the browser does, by its address. */
  readonly onGo?: (id: string) => void;
}

/** All notes at the end of the paper, as they are printed; a press on a number goes to its place in the text. */
export function NotesList({ notes, onGo }: NotesListProps) {
  const say = useSay();
  if (notes.length === 0) return null;
  return (
    <section className="paper-notes" role="doc-endnotes" aria-labelledby="paper-notes-title">
      <h2 id="paper-notes-title">{say('structure.note.list')}</h2>
      <ol>
        {notes.map(({ id, number, nodes }, at) => (
          // A merge may have doubled an id: the place tells the two apart.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={`${id ?? ''} ${String(at)}`} id={`part-note-${id ?? ''}`}>
            <a
              className="note-back"
              role="doc-backlink"
              aria-label={say('structure.note.back', { number: number ?? '' })}
              href={addressOf(id ?? '')}
              onClick={(event) => {
                if (!onGo || id === null) return;
                event.preventDefault();
                onGo(id);
              }}
            >
              {number}.
            </a>
            <span className="note-words" dir="auto">
              <NoteWords nodes={nodes} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
