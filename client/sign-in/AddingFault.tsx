import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { slipOf } from '#client/sign-in/passkey-browser.ts';
import { Notice } from '#client/ui/Notice.tsx';

const WORDS = {
  'let-be': 'passkey.letBe',
  'there-already': 'passkey.thereAlready',
  cannot: 'passkey.cannot',
} as const;

/** Why no passkey was made, in words. */
export function AddingFault({ fault }: { readonly fault: unknown }) {
  const say = useSay();
  const slip = slipOf(fault);
  if (slip === null) return <FailureNotice error={fault} />;
  return (
    <Notice tone="info" isAnnounced>
      {say(WORDS[slip])}
    </Notice>
  );
}
