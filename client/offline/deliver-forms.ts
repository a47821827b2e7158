import { takePosition } from '#shared/position/position-contract.ts';
import { answerPreRead } from '#shared/pre-read/pre-read-contract.ts';
import { suggestWording } from '#shared/suggestion/suggestion-contract.ts';
import type * as z from 'zod';
import { call } from '#client/http/call.ts';
import { type Delivered, finalRefusal } from '#client/offline/deliver-remarks.ts';
import { type Draft, keepDraft, keptDrafts } from '#client/remembered/draft.ts';

/** What a form sends, as it is kept on the device with its words. Each of them counts once, however often it is sent. */
export type FormSending =
  | {
      readonly kind: 'answers';
      readonly params: z.input<typeof answerPreRead.params>;
      readonly body: z.input<typeof answerPreRead.body>;
    }
  | {
      readonly kind: 'position';
      readonly params: z.input<typeof takePosition.params>;
      readonly body: z.input<typeof takePosition.body>;
    }
  | {
      readonly kind: 'suggestion';
      readonly params: z.input<typeof suggestWording.params>;
      readonly body: z.input<typeof suggestWording.body>;
    };

/** Stand in a kept form beside its words: what is to be sent, that it waits, and why it was not taken. */
export const UNSENT = { send: '', waits: '', why: '' };

/** Sends what a form says; the same sent again is the same. Throws the call's failure. */
export async function sendForm(sending: FormSending): Promise<void> {
  const { kind } = sending;
  if (kind === 'answers') await call(answerPreRead, sending);
  else if (kind === 'position') await call(takePosition, sending);
  else await call(suggestWording, sending);
}

/** What of a kept form waits to be sent; null when nothing does. */
export function waitingIn({ waits, send }: Draft): FormSending | null {
  if (waits !== 'yes' || !send) return null;
  // Written by this program on this device; the server judges it as it does everything.
  return JSON.parse(send) as FormSending;
}

/** The forms of a person that wait on this device. */
export function waitingForms(personId: string) {
  return keptDrafts(personId, '').filter(({ draft }) => waitingIn(draft) !== null);
}

/** Sends the forms that wait on this device; what is not taken stays there for its writer, with the reason. */
export async function deliverForms(personId: string): Promise<Delivered> {
  let [sent, refused] = [0, 0];
  for (const { form, draft } of waitingForms(personId)) {
    const sending = waitingIn(draft);
    if (!sending) continue;
    try {
      await sendForm(sending);
      keepDraft(personId, form, null);
      sent += 1;
    } catch (error) {
      const why = finalRefusal(error);
      if (why === null) break;
      keepDraft(personId, form, { ...draft, ...UNSENT, why });
      refused += 1;
    }
  }
  return { sent, refused };
}
