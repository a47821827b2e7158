import { escapedHtml } from '#server/interchange/reading/text/escaped-html.ts';

/** Letters from which on most lines of a text were cut by a program, and not by whoever wrote it. */
const LONG_LINE = 50;

/** Plain text as a page: paragraphs stand between blank lines, or in a line each where there are none. */
export function plainPage(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f]/).map((line) => line.trim());
  const hasGaps = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1);
  const paragraphs = hasGaps ? gathered(lines) : lines.filter(Boolean).map((line) => [line]);
  const html = paragraphs.map((paragraph) => {
    const isCut = paragraph.slice(0, -1).every(({ length }) => length >= LONG_LINE);
    return `<p>${paragraph.map(escapedHtml).join(isCut ? ' ' : '<br>')}</p>`;
  });
  return `<body>${html.join('')}</body>`;
}

function gathered(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const line of lines) {
    if (line === '') all.push([]);
    else all.at(-1)?.push(line);
  }
  return all.filter((paragraph) => paragraph.length > 0);
}
