import { useSay } from '#client/locale/Locale.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';

interface SharedChoiceProps {
  readonly isShared: boolean;
  readonly onChange: (isShared: boolean) => void;
}

/** Beside every way in: whether others use this computer too. */
export function SharedChoice({ isShared, onChange }: SharedChoiceProps) {
  const say = useSay();
  return (
    <CheckLine isChosen={isShared} onChange={onChange} meaning={say('signIn.shared.meaning')}>
      {say('signIn.shared.label')}
    </CheckLine>
  );
}
