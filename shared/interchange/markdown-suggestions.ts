import type { Say } from '#shared/locale/say.ts';
import { escaped, safeStart } from '#shared/interchange/markdown.ts';
import type { FoundSuggestion } from '#shared/suggestion/found.ts';

/** What is suggested, by whom and when, as a chapter that stands after a marked text; nothing where nothing is. */
export function markdownSuggestions(
  suggestions: readonly FoundSuggestion[],
  names: ReadonlyMap<string, string>,
  say: Say,
): string {
  if (suggestions.length === 0) return '';
  const all = suggestions.map((suggestion) => {
    const name = names.get(suggestion.author) ?? say('interchange.somebody');
    const day = new Date(suggestion.at).toISOString().slice(0, 10);
    const what = wordsOf(suggestion, say).map((line) => `  - ${line}`);
    return [`- **${escaped(name)}** (${day})`, ...what].join('\n');
  });
  const title = `## ${escaped(say('interchange.page.suggestions'))}`;
  return `\n${title}\n\n${all.join('\n')}\n`;
}

function wordsOf({ inserted, deleted, changes }: FoundSuggestion, say: Say): string[] {
  const line = (key: string) => escaped(say(`interchange.page.${key}`));
  return [
    ...(deleted === '' ? [] : [`${line('deleted')}: <del>${safeStart(escaped(deleted))}</del>`]),
    ...(inserted === '' ? [] : [`${line('inserted')}: <ins>${safeStart(escaped(inserted))}</ins>`]),
    ...(changes.includes('restyled') ? [line('restyled')] : []),
    ...(changes.includes('joined') ? [line('joined')] : []),
  ];
}
