import '#client/theme/fonts.css';
import '#client/theme/tokens.css';
import '#client/theme/base.css';
import type { Theme } from '#shared/member/person.ts';

/** A theme as drawn: what "as on this device" comes to has been decided. */
export type DrawnTheme = Exclude<Theme, 'system'>;

const MORE_CONTRAST = '(prefers-contrast: more)';
const DARK = '(prefers-color-scheme: dark)';

/** Which theme the device asks for. Somebody who asks for more contrast gets it before somebody who asks for dark. */
export function drawnTheme(theme: Theme, asks: (query: string) => boolean): DrawnTheme {
  if (theme !== 'system') return theme;
  if (asks(MORE_CONTRAST)) return 'contrast';
  return asks(DARK) ? 'dark' : 'light';
}

/** Draws the page in a theme and follows the device while the theme is "as on this device". Returns the end of it. */
export function applyTheme(theme: Theme): () => void {
  const draw = () => {
    document.documentElement.dataset['theme'] = drawnTheme(
      theme,
      (query) => matchMedia(query).matches,
    );
  };
  draw();
  const queries = [matchMedia(MORE_CONTRAST), matchMedia(DARK)];
  for (const query of queries) query.addEventListener('change', draw);
  return () => {
    for (const query of queries) query.removeEventListener('change', draw);
  };
}
