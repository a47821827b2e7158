import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';

/** A name that somebody is looking for: the sign @ at `from`, and what was typed after it. */
export interface MentionQuery {
  readonly from: number;
  readonly query: string;
}

interface Asked {
  readonly open: MentionQuery | null;
  /** Place of an @ that is to stay one. */
  readonly dismissed: number | null;
}

const NOTHING: Asked = { open: null, dismissed: null };
const DISMISS = 'dismiss';
const mentionKey = new PluginKey<Asked>('mention-query');

/** Up to three words of a name after an @; not an @ within an address, nor one with a blank behind it. */
const NAME = String.raw`[\p{L}\p{M}'"׳״.-]`;
const QUERY = new RegExp(`(?<![\\p{L}\\p{N}._@-])@(${NAME}*(?: ${NAME}+){0,2} ?)$`, 'u');
const LONGEST = 80;

/** Follows what is typed after an @. Only one's own typing opens it, never a caret that comes by or a colleague. */
export function mentionQueryPlugin(): Plugin {
  return new Plugin<Asked>({
    key: mentionKey,
    state: {
      init: () => NOTHING,
      apply(tr, old, _, state) {
        if (tr.getMeta(mentionKey) === DISMISS) {
          return { open: null, dismissed: old.open?.from ?? null };
        }
        if (!tr.docChanged && !tr.selectionSet) return old;
        const found = queryAt(state);
        if (!found) return NOTHING;
        const dismissed = old.dismissed === null ? null : tr.mapping.map(old.dismissed);
        const wasOpen = old.open !== null && tr.mapping.map(old.open.from) === found.from;
        const isOpen = (isOwnEdit(tr) || wasOpen) && found.from !== dismissed;
        return { open: isOpen ? found : null, dismissed };
      },
    },
  });
}

export function mentionQueryOf(state: EditorState): MentionQuery | null {
  return mentionKey.getState(state)?.open ?? null;
}

/** Leaves the @ as a mere sign. */
export function dismissMention(state: EditorState) {
  return state.tr.setMeta(mentionKey, DISMISS);
}

function queryAt({ selection }: EditorState): MentionQuery | null {
  const { $head, empty } = selection;
  if (!empty || !$head.parent.inlineContent) return null;
  const start = Math.max(0, $head.parentOffset - LONGEST);
  const text = $head.parent.textBetween(start, $head.parentOffset, '\0', '\0');
  const match = QUERY.exec(text);
  const query = match?.[1];
  if (query === undefined || query.startsWith(' ')) return null;
  return { from: $head.pos - query.length - 1, query: query.trim() };
}
