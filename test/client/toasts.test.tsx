// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Locale } from '#client/locale/Locale.tsx';
import { createSpeech } from '#client/locale/speech.ts';
import { dismissToast, showToast, toasts } from '#client/ui/toast.ts';
import { Toasts } from '#client/ui/Toasts.tsx';

afterEach(() => {
  cleanup();
  for (const { id } of toasts()) dismissToast(id);
});

describe('short messages', () => {
  it('[CL15] stay in a polite live region until each is dismissed', () => {
    render(
      <Locale speech={createSpeech()} language="he">
        <Toasts />
      </Locale>,
    );
    const region = screen.getByRole('region', { name: 'הודעות' });
    const live = region.querySelector('[aria-live="polite"]');
    // The region is there before the first message, or nobody would hear that one.
    expect(live?.textContent).toBe('');
    act(() => {
      showToast('done', 'נשמר');
      showToast('trouble', 'לא נשמר');
    });
    expect(live?.textContent).toBe('נשמרלא נשמר');
    const [first] = screen.getAllByRole('button', { name: 'סגירת ההודעה' });
    if (first) fireEvent.click(first);
    expect(live?.textContent).toBe('לא נשמר');
  });

  it('[CL15] are three at most: the oldest goes', () => {
    for (const words of ['a', 'b', 'c', 'd']) showToast('info', words);
    expect(toasts().map(({ words }) => words)).toEqual(['b', 'c', 'd']);
  });
});
