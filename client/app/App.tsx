import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import type { Language, Theme } from '#shared/member/person.ts';
import { type Look, LookContext } from '#client/app/look.ts';
import { createRoutes } from '#client/app/routes.tsx';
import { Locale } from '#client/locale/Locale.tsx';
import { remember } from '#client/remembered/remembered.ts';
import { applyTheme } from '#client/theme/theme.ts';

interface AppProps {
  readonly speech: i18n;
  readonly queries: QueryClient;
  /** What the device remembers, until the person is known. */
  readonly start: { readonly language: Language; readonly theme: Theme };
}

/** Everything that every screen stands in: the server's answers, words, look and addresses. */
export function App({ speech, queries, start }: AppProps) {
  const [chosen, setChosen] = useState(start);
  const router = useMemo(() => createRoutes(queries), [queries]);
  useEffect(() => applyTheme(chosen.theme), [chosen.theme]);
  useEffect(() => {
    remember('language', chosen.language);
    remember('theme', chosen.theme);
  }, [chosen]);
  const look = useMemo<Look>(
    () => ({ ...chosen, change: (change) => setChosen((before) => ({ ...before, ...change })) }),
    [chosen],
  );
  return (
    <QueryClientProvider client={queries}>
      <LookContext value={look}>
        <Locale speech={speech} language={chosen.language}>
          <RouterProvider router={router} />
        </Locale>
      </LookContext>
    </QueryClientProvider>
  );
}
