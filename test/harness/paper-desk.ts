import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The paper's screen as a person uses it, found by the names that a screen reader says. */
export interface PaperDesk {
  readonly page: Page;
  /** The text one may write in. */
  readonly text: Locator;
  readonly saving: Locator;
  /** Puts the caret at the end of the paragraph with these words. */
  caretAfter(words: string): Promise<void>;
  /** All lines of the paper as shown. */
  lines(): Promise<string[]>;
  untilShown(words: string): Promise<void>;
  untilSaved(): Promise<void>;
}

/** Opens a paper and waits until it may be written or read. */
export async function openPaper(page: Page, url: string, paperId: string): Promise<PaperDesk> {
  await page.goto(`${url}/papers/${paperId}`);
  const text = page.getByRole('textbox', { name: /^טקסט הנייר|^Text of the paper/ });
  const saving = page.getByRole('status', { name: /מצב השמירה|Saving/ });
  await text.waitFor();
  const desk: PaperDesk = {
    page,
    text,
    saving,
    async caretAfter(words) {
      const paragraph = text.locator('p', { hasText: words }).first();
      await paragraph.click();
      await page.keyboard.press('End');
    },
    lines: () =>
      text.locator('p, h1, h2, h3, h4').evaluateAll((blocks) =>
        blocks.map((block) => {
          const copy = block.cloneNode(true) as Element;
          // Carets and other signs drawn into the text are not its words.
          for (const sign of copy.querySelectorAll('.ProseMirror-widget')) sign.remove();
          return (copy.textContent ?? '').replaceAll('\u2060', '').trim();
        }),
      ),
    async untilShown(words) {
      await text.getByText(words, { exact: false }).first().waitFor();
    },
    async untilSaved() {
      await expect.poll(() => saving.innerText(), { timeout: 20_000 }).toContain('נשמר');
      await expect.poll(() => saving.innerText(), { timeout: 20_000 }).not.toMatch(/טרם/);
    },
  };
  return desk;
}
