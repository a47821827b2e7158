import { useMemo } from 'react';
import type { CompareOptions } from '#shared/compare/comparison.ts';
import { rememberedChoice, useRememberedChoice } from '#client/remembered/remembered-choice.ts';

/** How this device likes comparisons. */
export const COMPARE_VIEW = rememberedChoice('compare-view', ['inline', 'side']);
export const COMPARE_SHOWN = rememberedChoice('compare-shown', ['changes', 'all']);
export const COMPARE_NIQQUD = rememberedChoice('compare-niqqud', ['no', 'yes']);
export const COMPARE_SIGNS = rememberedChoice('compare-signs', ['no', 'yes']);
export const COMPARE_SUGGESTIONS = rememberedChoice('compare-suggestions', ['without', 'accepted']);

/** The options that are chosen; one object for as long as none of them changes. */
export function useCompareOptions(): CompareOptions {
  const niqqud = useRememberedChoice(COMPARE_NIQQUD);
  const signs = useRememberedChoice(COMPARE_SIGNS);
  const suggestions = useRememberedChoice(COMPARE_SUGGESTIONS);
  return useMemo(
    () => ({
      ignoreNiqqud: niqqud === 'yes',
      ignorePunctuation: signs === 'yes',
      suggestions,
    }),
    [niqqud, signs, suggestions],
  );
}
