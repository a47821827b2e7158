import type { FigureWords } from '#client/editor/images/figure-words.ts';
import type { Pending } from '#client/editor/images/image-desk.ts';

interface Shown {
  readonly pending: Pending | null;
  readonly isBroken: boolean;
  /** There is nothing to show at all, neither here nor on the server. */
  readonly isMissing: boolean;
  readonly mayWrite: boolean;
}

export interface FigureState {
  readonly dom: HTMLElement;
  show(shown: Shown): void;
}

interface Deps {
  readonly words: FigureWords;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
  readonly onChoose: () => void;
}

/** The line over a figure whose image is on its way, failed, or cannot be shown; with what can be done about it. */
export function stateBox({ words, onRetry, onCancel, onChoose }: Deps): FigureState {
  const dom = document.createElement('div');
  dom.className = 'figure-state';
  const sentence = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 100;
  const retry = button(words.retry, onRetry);
  const choose = button(words.choose, onChoose);
  const cancel = button(words.cancel, onCancel);
  const actions = document.createElement('span');
  actions.className = 'figure-actions';
  actions.append(retry, choose, cancel);
  dom.append(sentence, bar, actions);
  return {
    dom,
    show({ pending, isBroken, isMissing, mayWrite }) {
      const isFailed = pending?.state === 'failed';
      const isWaiting = pending?.state === 'offline';
      const isSending = pending?.state === 'sending';
      dom.hidden = !pending && !isBroken && !isMissing;
      dom.dataset['state'] = pending?.state ?? (isBroken ? 'broken' : 'missing');
      // Read out when something went wrong; progress is seen, and would flood.
      if (isFailed || isBroken) dom.setAttribute('role', 'alert');
      else dom.removeAttribute('role');
      const percent = Math.round((pending?.share ?? 0) * 100);
      const sentenceNow = () => {
        if (isSending) return words.sending(percent);
        if (isWaiting) return words.offline;
        if (isFailed) return words.failed(pending.failure);
        return isBroken ? words.broken : words.missing;
      };
      const told = sentenceNow();
      if (sentence.textContent !== told) sentence.textContent = told;
      bar.hidden = !isSending;
      bar.value = percent;
      bar.setAttribute('aria-label', told);
      retry.hidden = !isFailed && !isWaiting && !isBroken;
      choose.hidden = !(isMissing && !pending && mayWrite);
      cancel.hidden = !mayWrite || (!pending && !isMissing);
    },
  };
}

function button(words: string, onPress: () => void): HTMLButtonElement {
  const dom = document.createElement('button');
  dom.type = 'button';
  dom.textContent = words;
  dom.addEventListener('mousedown', (event) => event.preventDefault());
  dom.addEventListener('click', onPress);
  return dom;
}
