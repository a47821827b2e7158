import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { wantsImage, writeArrived } from '#client/editor/images/arrived.ts';
import type { FigureOptions } from '#client/editor/images/figure-view.ts';
import { figureWords } from '#client/editor/images/figure-words.ts';
import { ImageDesk } from '#client/editor/images/image-desk.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { waitingImages } from '#client/offline/waiting-images.ts';

/** What a figure asks the page to open. */
export type FigureAsk =
  | { readonly kind: 'alt'; readonly position: number }
  | { readonly kind: 'zoom'; readonly address: string; readonly alt: string }
  | { readonly kind: 'choose'; readonly figureId: string };

export interface Figures {
  readonly options: FigureOptions;
  readonly desk: ImageDesk;
  readonly ask: FigureAsk | null;
  readonly close: () => void;
}

/** The images of one paper in one editor: their way to the server, and what their figures ask for. */
export function useFigures(paperId: string, personId: string, doc: Y.Doc): Figures {
  const say = useSay();
  const language = useLanguage();
  const [ask, setAsk] = useState<FigureAsk | null>(null);
  const [figures] = useState(() => {
    const desk = new ImageDesk({
      paperId,
      waiting: waitingImages(personId, paperId),
      onArrived: (figureId, image) => writeArrived(doc, figureId, image),
    });
    const options: FigureOptions = {
      desk,
      words: figureWords(say, language),
      onAlt: (position) => setAsk({ kind: 'alt', position }),
      onZoom: (address, alt) => setAsk({ kind: 'zoom', address, alt }),
      onChoose: (figureId) => setAsk({ kind: 'choose', figureId }),
    };
    return { desk, options };
  });
  useEffect(() => figures.desk.attend(), [figures]);
  useEffect(() => {
    void figures.desk.resume((figureId) => wantsImage(doc, figureId));
  }, [figures, doc]);
  return { ...figures, ask, close: () => setAsk(null) };
}
