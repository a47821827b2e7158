import type { RegisterBlock } from '#shared/register/register-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';

/** How a block is called: its kind and number. */
export function useBlockName(): (block: Pick<RegisterBlock, 'kind' | 'number'>) => string {
  const say = useSay();
  return ({ kind, number }) => `${say(`editor.block.${kind}`)} ${number}`.trim();
}

/** What is to be known about a block at a glance: what is suggested, where it is on its way, what it lacks. */
export function BlockBadges({ block }: { readonly block: RegisterBlock }) {
  const say = useSay();
  const { proposal, hasSuggestions, gaps, includedIn, recommendation } = block;
  return (
    <>
      {proposal === 'insertion' && <Badge tone="green">{say('register.proposed')}</Badge>}
      {proposal === 'deletion' && <Badge tone="red">{say('register.leaving')}</Badge>}
      {hasSuggestions && <Badge>{say('register.hasSuggestions')}</Badge>}
      {recommendation && recommendation.state !== 'draft' && (
        <Badge tone="accent">{say(`register.state.${recommendation.state}`)}</Badge>
      )}
      {includedIn.length > 0 && (
        <Badge>{say('inclusion.badge', { count: includedIn.length })}</Badge>
      )}
      {gaps.map((gap) => (
        <Badge key={gap} tone="amber">
          {say(`register.gap.${gap}`)}
        </Badge>
      ))}
    </>
  );
}
