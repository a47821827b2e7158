// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ReturnedItem } from '#shared/interchange/return-contract.ts';
import { ReturnedItems } from '#client/interchange/ReturnedItems.tsx';
import { draw } from '#test/client/draw.tsx';

afterEach(cleanup);

const aChange = (key: string, personKey: string | null): ReturnedItem => ({
  key,
  deed: 'words',
  isTracked: personKey !== null,
  personKey,
  outcome: 'suggested',
  blockId: 'block-0001',
  threadId: null,
  suggestionId: null,
  before: '',
  after: 'בתוך שנה',
});

it('[IN54] somebody without a name is called that, and what nobody tracked is nobody’s', () => {
  const people = [
    { key: 'one', name: 'Dana (OECD)', changes: 1, comments: 0 },
    { key: 'two', name: '', changes: 1, comments: 0 },
  ];
  const items = [aChange('a', 'one'), aChange('b', 'two'), aChange('c', null)];
  draw(<ReturnedItems paperId="paper-0001" items={items} people={people} />);
  const told = screen.getAllByRole('listitem').map((line) => line.querySelector('div')?.innerHTML);
  expect(told[0]).toContain('<bdi>Dana (OECD)</bdi>');
  expect(told[1]).toContain('<bdi>בלי שם</bdi>');
  expect(told[2]).not.toContain('<bdi>');
});
