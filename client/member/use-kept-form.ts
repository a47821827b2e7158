import { useMemo, useState } from 'react';
import type * as z from 'zod';
import { useDraft } from '#client/member/use-draft.ts';

export interface KeptForm<Value> {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** True while what stands there is of an earlier visit. */
  readonly isKept: boolean;
  /** Begins anew, and lets go of what was kept: when it was sent, or by wish. */
  readonly drop: () => void;
}

/**
 * A form of more than words, which stays on this device until it is sent. `shape` reads what was kept: by an older program
 * it may have been kept otherwise, and then it counts for nothing.
 */
export function useKeptForm<Value>(
  form: string,
  first: Value,
  shape: z.ZodType<Value>,
): KeptForm<Value> {
  const [empty] = useState(first);
  const draft = useDraft<{ readonly [name: string]: string; readonly json: string }>(form, {
    json: '',
  });
  const { json } = draft.words;
  const kept = useMemo(() => (json === '' ? null : read(json, shape)), [json, shape]);
  return {
    value: kept ?? empty,
    change: (value) => draft.change({ json: JSON.stringify(value) }),
    isKept: draft.isKept && kept !== null,
    drop: draft.drop,
  };
}

function read<Value>(json: string, shape: z.ZodType<Value>): Value | null {
  try {
    const parsed = shape.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
