import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { ImageHash, PaperImage } from '#shared/image/image.ts';
import { Id } from '#shared/member/person.ts';

const Nothing = z.object({});

/** What a figure needs to show an image. */
export const ImageView = PaperImage.pick({ hash: true, pixels: true, type: true, bytes: true });
export type ImageView = z.infer<typeof ImageView>;

/** The body is the image's own bytes. What is kept is drawn anew from its pixels, so that nothing else comes along. */
export const addImage = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/images',
  summary: 'Put an image into a paper.',
  params: z.object({ paperId: Id }),
  body: Nothing,
  answer: ImageView,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'too-large',
    'image-kind',
    'image-broken',
    'image-pixels',
    'images-full',
  ],
  open: false,
  bytes: 'body',
});

/** For a figure that was pasted from another paper: the server looks whether the asker may read one that holds it. */
export const bringImage = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/images/{hash}',
  summary: 'Take an image over from another paper that I may read.',
  params: z.object({ paperId: Id, hash: ImageHash }),
  body: Nothing,
  answer: ImageView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'images-full'],
  open: false,
});

export const getImage = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/images/{hash}',
  summary: 'An image of a paper.',
  params: z.object({ paperId: Id, hash: ImageHash }),
  body: Nothing,
  answer: z.unknown(),
  refusals: ['not-found'],
  open: false,
  bytes: 'answer',
});
