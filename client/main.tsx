import '#client/theme/theme.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { THEMES } from '#shared/member/person.ts';
import { App } from '#client/app/App.tsx';
import { createQueryClient } from '#client/http/query.ts';
import { createSpeech, isLanguage, speak } from '#client/locale/speech.ts';
import { keepInstallOffer } from '#client/offline/install.ts';
import { remembered } from '#client/remembered/remembered.ts';

keepInstallOffer();

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the program.');

const known = remembered('language');
const language = isLanguage(known) ? known : 'he';
const theme = THEMES.find((name) => name === remembered('theme')) ?? 'system';
const speech = createSpeech();
// When the words cannot be fetched, the page speaks Hebrew rather than nothing.
await speak(speech, language).catch(() => undefined);

createRoot(root).render(
  <StrictMode>
    <App speech={speech} queries={createQueryClient()} start={{ language, theme }} />
  </StrictMode>,
);
