import type { Language } from '#shared/member/person.ts';
import { directionOf, TAGS, useLanguage } from '#client/locale/Locale.tsx';

const formats = new Map<Language, Intl.ListFormat>();

/**
 * Names or titles in a row, as the language joins them: "דנה, רון ויעל". Each is isolated, and the row runs as the
 * language of the screen does: names in another one do not turn what stands between them.
 */
export function InARow({ words }: { readonly words: readonly string[] }) {
  const language = useLanguage();
  const format = formats.get(language) ?? new Intl.ListFormat(TAGS[language]);
  formats.set(language, format);
  return (
    <span dir={directionOf(language)}>
      {format.formatToParts(words).map(({ type, value }, place) =>
        // oxlint-disable-next-line react/no-array-index-key -- the parts of a row have no other name than their place
        type === 'element' ? <bdi key={place}>{value}</bdi> : value,
      )}
    </span>
  );
}
