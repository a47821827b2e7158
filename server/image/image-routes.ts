import { type Response, Router } from 'express';
import { addImage, bringImage, getImage } from '#shared/image/image-contract.ts';
import type { PaperImage } from '#shared/image/image.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { PaperImages } from '#server/image/keep-image.ts';
import { redraw } from '#server/image/redraw.ts';
import { imageBytes, imageSeats, oneAtATime } from '#server/image/upload.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly blobs: Blobs;
  readonly now: () => Date;
}

/** A paper with a hundred images is pasted at once; a loop is stopped. */
const SENT: Limit = { name: 'send-image', times: 300, perSeconds: 600 };
/** Images whose bytes may be in memory at once: each weighs up to 20 MB, and more while it is drawn. */
const SEATS = { ofAll: 12, ofOne: 3 };

/** Images of papers: in, over from another paper, and out. Bytes travel as bytes; everything else by the contract. */
export function imageRoutes({ admit, catalogue, blobs, now }: Deps): Router {
  const router = Router();
  const images = new PaperImages({ catalogue, blobs, now });
  const sent = limiter(SENT);
  const inTurn = oneAtATime();
  const seated = imageSeats(SEATS);

  answer(router, addImage, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'suggest');
    await sent.take(person.id);
    return seated(person.id, async () => {
      const bytes = await imageBytes(req);
      const redrawn = await inTurn(() => redraw(bytes));
      return images.keep(params.paperId, redrawn, person.id);
    });
  });
  answer(router, bringImage, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'suggest');
    await sent.take(person.id);
    return images.bring(params.paperId, params.hash, person.id);
  });
  const send = async (res: Response, image: PaperImage) => {
    const bytes = await images.bytesOf(image);
    res.set({
      'content-type': image.type,
      'content-length': String(bytes.length),
      'content-disposition': 'inline',
      'accept-ranges': 'none',
    });
    res.end(bytes);
  };
  answer(router, getImage, async ({ params, req, res }) => {
    await admit.toPaper(req, params.paperId, 'read');
    const image = await images.find(params.paperId, params.hash);
    res.set({
      etag: `"${image.hash}"`,
      // The bytes under a hash never change, but the right to them does: this browser alone keeps them, and asks each time.
      'cache-control': 'private, no-cache',
      vary: 'Cookie',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    if (req.fresh) res.status(304).end();
    else await send(res, image);
  });
  return router;
}
