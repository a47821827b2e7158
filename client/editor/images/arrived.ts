import * as Y from 'yjs';
import type { ImageView } from '#shared/image/image-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** Who writes an arrived image into the paper: not the person, whose undo would otherwise empty the figure first. */
const ARRIVAL = { name: 'image-arrived' } as const;

/** Names a figure's image in the shared paper. A figure that has gone meanwhile, or has another image, is left alone. */
export function writeArrived(doc: Y.Doc, figureId: string, image: ImageView): void {
  const figure = wanting(doc, figureId);
  if (!figure) return;
  doc.transact(() => {
    figure.setAttribute('file', image.hash);
    figure.setAttribute('pixels', image.pixels);
  }, ARRIVAL);
}

/** Whether a figure stands in the paper that has no image yet. */
export function wantsImage(doc: Y.Doc, figureId: string): boolean {
  return wanting(doc, figureId) !== undefined;
}

function wanting(doc: Y.Doc, figureId: string): Y.XmlElement | undefined {
  return figuresIn(doc.getXmlFragment(CONTENT_ROOT)).find(
    (figure) => figure.getAttribute('id') === figureId && figure.getAttribute('file') === undefined,
  );
}

function figuresIn(root: Y.XmlFragment): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  for (const node of root.createTreeWalker((part) => part instanceof Y.XmlElement)) {
    if (node instanceof Y.XmlElement && node.nodeName === 'figure') found.push(node);
  }
  return found;
}
