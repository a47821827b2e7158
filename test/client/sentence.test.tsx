// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Locale } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { createSpeech, speak } from '#client/locale/speech.ts';

const speech = createSpeech();
await speak(speech, 'he');

const draw = (children: ReactNode) =>
  render(
    <Locale speech={speech} language="he">
      {children}
    </Locale>,
  ).container;

afterEach(cleanup);

describe('a sentence with values', () => {
  it('[CL9] isolates a name, wherever it stands', () => {
    const page = draw(
      <Sentence
        of="paper.list.changedBy"
        values={{ when: <time>אתמול</time>, name: 'John (3)' }}
      />,
    );
    expect(page.innerHTML).toBe('השתנה <bdi><time>אתמול</time></bdi> בידי <bdi>John (3)</bdi>');
  });

  it('[CL9] shows any name as it is, and reads none of it as the catalogue’s own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('{{count}}', '$t(app.name)', '<b>x</b>', '&amp;', '\\{{name}}'),
        ),
        (name) => {
          const page = draw(<Sentence of="app.home.greeting" values={{ name }} />);
          expect(page.querySelector('bdi')?.textContent).toBe(name);
          expect(page.querySelectorAll('*')).toHaveLength(1);
          cleanup();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[CL9] a count chooses the form and stands as a number', () => {
    const page = draw(<Sentence of="app.home.showAll" values={{ count: 12 }} />);
    expect(page.textContent).toBe('הצגת כל 12 הניירות');
    expect(page.querySelector('bdi')).toBeNull();
  });
});

describe('the page', () => {
  it('[CL8] turns to the direction of the language that is spoken', async () => {
    draw(<Sentence of="app.name" />);
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['he', 'rtl']);
    cleanup();
    await speak(speech, 'en');
    const page = render(
      <Locale speech={speech} language="en">
        <Sentence of="app.name" />
      </Locale>,
    ).container;
    expect(page.textContent).toBe('Nayar');
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
  });
});
