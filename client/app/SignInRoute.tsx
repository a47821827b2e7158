import { Outside } from '#client/app/Outside.tsx';
import { WaitingWords } from '#client/offline/WaitingWords.tsx';
import { FirstRunScreen } from '#client/sign-in/FirstRunScreen.tsx';
import { SignInScreen } from '#client/sign-in/SignInScreen.tsx';

export function SignInRoute() {
  return (
    <Outside>
      <WaitingWords />
      <SignInScreen />
    </Outside>
  );
}

export function FirstRunRoute() {
  return (
    <Outside>
      <FirstRunScreen />
    </Outside>
  );
}
