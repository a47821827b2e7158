import type { InclusionView } from '#shared/inclusion/inclusion-contract.ts';
import type { Language } from '#shared/member/person.ts';
import { partName } from '#client/inclusion/part-names.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { isolated } from '#client/locale/isolated.ts';
import type { Say } from '#client/locale/speech.ts';
import '#client/inclusion/inclusion-line.css';

interface Means {
  readonly say: Say;
  readonly language: Language;
  /** Goes to another screen of the program. */
  readonly go: (to: string) => void;
  /** The paper in which this person may say what is to be done; null where they may not. */
  readonly answersAt: string | null;
}

/** The quiet line over a part that was taken in. Made without React: the editor draws it among its blocks. */
export function inclusionLine(
  view: InclusionView,
  { say, language, go, answersAt }: Means,
): HTMLElement {
  const line = document.createElement('div');
  line.className = 'inclusion-line';
  line.contentEditable = 'false';
  line.dir = language === 'he' ? 'rtl' : 'ltr';
  line.lang = language;
  line.setAttribute('role', 'note');
  line.setAttribute('aria-label', say('inclusion.line.label'));
  const { source, state } = view;
  const when = isolated(dateInWords(new Date(view.takenAt), language));
  if (source) {
    const key = source.name ? 'inclusion.line.from' : 'inclusion.line.fromPaper';
    const part = source.name ? partName(source.name, say) : '';
    const [before = '', after = ''] = say(key, { paper: PLACE, part, when }).split(PLACE);
    const block = source.blockId === null ? '' : `#b-${source.blockId}`;
    const link = linkTo(`/papers/${source.paperId}${block}`, source.title, go);
    line.append(before, link, after);
  } else line.append(say('inclusion.line.unseen', { when }));
  if (state !== 'same') line.append(stateIn(state, say));
  if (state === 'diverged' && answersAt !== null)
    line.append(' ', linkTo(`/papers/${answersAt}/assemble`, say('inclusion.line.answer'), go));
  return line;
}

/** Stands where the link is put in; never shown. */
const PLACE = '\uE000';

function stateIn(state: InclusionView['state'], say: Say): HTMLElement {
  const words = document.createElement('span');
  words.className = 'inclusion-state';
  words.dataset['state'] = state;
  words.textContent = say(`inclusion.state.${state}`);
  return words;
}

function linkTo(to: string, words: string, go: (to: string) => void): HTMLElement {
  const link = document.createElement('a');
  link.href = to;
  const name = document.createElement('bdi');
  name.textContent = words;
  link.append(name);
  link.addEventListener('click', (event) => {
    // Another tab is the browser's own business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  });
  return link;
}
