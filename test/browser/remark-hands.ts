import type { Locator, Page } from 'playwright-core';

/** Selects words as a person with a mouse does: from their first letter to behind their last. */
export async function select(page: Page, words: string): Promise<void> {
  const [from, to] = await page.evaluate((wanted) => {
    const text = document.querySelector('.paper-text');
    const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const place = (offset: number) => {
        const range = document.createRange();
        range.setStart(node, offset);
        const { left, top, height } = range.getBoundingClientRect();
        return [left, top + height / 2];
      };
      return [place(at), place(at + wanted.length)];
    }
    return [];
  }, words);
  await page.mouse.move(from?.[0] ?? 0, from?.[1] ?? 0);
  await page.mouse.down();
  await page.mouse.move(to?.[0] ?? 0, to?.[1] ?? 0, { steps: 6 });
  await page.mouse.up();
}

export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'תוכן ההערה' });
export const send = (page: Page): Locator =>
  page.getByRole('button', { name: 'שליחה', exact: true });
export const cards = (page: Page): Locator => page.getByRole('article');
export const toolOfWords = (page: Page): Locator =>
  page.getByRole('button', { name: /הערה על המילים שנבחרו/ });

export async function remarkOn(page: Page, words: string, says: string): Promise<void> {
  await select(page, words);
  await toolOfWords(page).click();
  await field(page).pressSequentially(says);
  await send(page).click();
  await cards(page).filter({ hasText: says }).first().waitFor();
}
