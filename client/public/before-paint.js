// Runs before the page is first drawn: the remembered theme and direction, so that nothing flashes or jumps. A file of its
// own, because the content security policy allows no script inside the page.

// The contracts' checks must not try to compile code: the policy would refuse it and report each try.
globalThis.__zod_globalConfig = { jitless: true };

(() => {
  const asks = (query) => matchMedia(query).matches;
  const root = document.documentElement;
  let theme = null;
  try {
    theme = localStorage.getItem('nayar.theme');
    if (localStorage.getItem('nayar.language') === 'en') {
      root.lang = 'en';
      root.dir = 'ltr';
    }
  } catch {
    // Storage is switched off: the page starts as on a first visit.
  }
  // The same decision as drawnTheme in theme/theme.ts, which takes over when the program has arrived.
  const asked = asks('(prefers-contrast: more)')
    ? 'contrast'
    : asks('(prefers-color-scheme: dark)')
      ? 'dark'
      : 'light';
  root.dataset.theme = ['light', 'dark', 'contrast'].includes(theme) ? theme : asked;
})();
