import { failureSentence } from '#client/http/failure-sentence.ts';
import type { Say } from '#client/locale/speech.ts';
import type { Language } from '#shared/member/person.ts';

/** What a figure says, in the reader's language. */
export interface FigureWords {
  readonly caption: string;
  readonly missingAlt: string;
  readonly noAlt: string;
  readonly zoom: (alt: string) => string;
  readonly resize: string;
  readonly sending: (percent: number) => string;
  readonly offline: string;
  readonly failed: (failure: unknown) => string;
  readonly broken: string;
  readonly missing: string;
  readonly retry: string;
  readonly cancel: string;
  readonly choose: string;
}

export function figureWords(say: Say, language: Language): FigureWords {
  return {
    caption: say('image.caption'),
    missingAlt: say('image.missingAlt'),
    noAlt: say('image.noAlt'),
    zoom: (alt) => say('image.zoom', { alt }),
    resize: say('image.resize'),
    sending: (percent) => say('image.sending', { percent }),
    offline: say('image.offline'),
    failed: (failure) => failureSentence(failure, say, language),
    broken: say('image.broken'),
    missing: say('image.missing'),
    retry: say('image.retry'),
    cancel: say('image.cancel'),
    choose: say('image.choose'),
  };
}

/** For an editor that stands alone, as in tests. */
export const NO_FIGURE_WORDS: FigureWords = {
  caption: '',
  missingAlt: '',
  noAlt: '',
  zoom: (alt) => alt,
  resize: '',
  sending: String,
  offline: '',
  failed: () => '',
  broken: '',
  missing: '',
  retry: '',
  cancel: '',
  choose: '',
};
