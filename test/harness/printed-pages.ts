import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const OUT = 'test/.output/print';

/** Prints a page as the browser does, and answers the file's name. */
export async function printToFile(page: Page, name: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: false,
    generateTaggedPDF: true,
  });
  mkdirSync(OUT, { recursive: true });
  const file = `${OUT}/${name}.pdf`;
  writeFileSync(file, Buffer.from(data, 'base64'));
  return file;
}

/** The words of each page, as a reader of the file gets them, without the signs of direction. */
export function pagesOf(file: string): string[] {
  const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const plain = words.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  return plain.split('\f').slice(0, -1);
}
