// Runs before the page is first drawn: the remembered theme and direction, so that nothing flashes or jumps, and the
// questions that the program will ask first. A file of its own, because the content security policy allows no script
// inside the page.

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

// On a slow line the answers come while the program is still on its way; its own calls then find them here.
(() => {
  if (/^\/(?:sign-in|first-run)(?:\/|$)/.test(location.pathname)) return;
  const asked = location.pathname === '/' ? ['/api/me', '/api/home'] : ['/api/me'];
  for (const address of asked) {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'fetch';
    link.crossOrigin = 'anonymous';
    link.href = address;
    document.head.append(link);
  }
})();
