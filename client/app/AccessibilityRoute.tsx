import { Outside } from '#client/app/Outside.tsx';
import { AccessibilityScreen } from '#client/help/AccessibilityScreen.tsx';

/** The accessibility statement, for everybody. */
export function AccessibilityRoute() {
  return (
    <Outside leadsHome>
      <AccessibilityScreen />
    </Outside>
  );
}
