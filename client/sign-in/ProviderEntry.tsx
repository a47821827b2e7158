import { Building2 } from 'lucide-react';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { LinkButton } from '#client/ui/Button.tsx';

interface ProviderEntryProps {
  readonly next: string | undefined;
  readonly isShared: boolean;
}

/** Signing in with the organisation's own account, where one is configured. */
export function ProviderEntry({ next, isShared }: ProviderEntryProps) {
  const say = useSay();
  const provider = useAnswer(getSignInState, {}).data?.provider;
  if (!provider) return null;
  const wishes = new URLSearchParams({ ...(next && { next }), ...(isShared && { shared: '1' }) });
  return (
    <LinkButton
      to={`/sign-in/provider/start?${wishes.toString()}`}
      isWholePage
      icon={<Building2 size={18} aria-hidden="true" />}
    >
      <span>
        {provider.name === null ? (
          say('signIn.provider.enter')
        ) : (
          <Sentence of="signIn.provider.enterWith" values={{ name: provider.name }} />
        )}
      </span>
    </LinkButton>
  );
}
