import { expect, vi } from 'vitest';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import {
  changeRecommendation,
  getRecommendation,
  takePosition,
} from '#shared/position/position-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { type StockWriter, stockWriter } from '#test/harness/stock-writer.ts';
import type { RegisterHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let counter = 0;

/** A paper with one recommendation, and what people do with it. */
export async function aRecommendation(
  house: RegisterHouse,
  lead: Guest,
  words = 'הממשלה תקבע יעדים',
) {
  const blockId = `block-${String(++counter).padStart(5, '0')}`;
  const paperId = await house.lay(`נייר ${String(counter)}`, [
    typed('recommendation', blockId, words),
  ]);
  const params = { paperId, blockId };
  const view = async (guest: Guest) => (await guest.call(getRecommendation, { params })).body;
  return {
    params,
    view,
    async take(guest: Guest, body: object, wording?: string) {
      const shown = wording ?? (await view(guest)).wording;
      return guest.call(takePosition, { params, body: { wording: shown, ...body } });
    },
    async change(guest: Guest, body: object) {
      const { wording } = await view(guest);
      return guest.call(changeRecommendation, { params, body: { wording, ...body } });
    },
    async write(change: (text: Y.XmlText, writer: StockWriter) => void) {
      const before = (await view(lead)).wording;
      const writer = await stockWriter(lead, paperId);
      const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
      change((block.get(0) as Y.XmlElement).get(0) as Y.XmlText, writer);
      await vi.waitFor(async () => expect((await view(lead)).wording).not.toBe(before), {
        timeout: 5000,
      });
      writer.close();
    },
  };
}
