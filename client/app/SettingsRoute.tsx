import { useLook } from '#client/app/look.ts';
import { SettingsScreen } from '#client/member/SettingsScreen.tsx';

/** Joins the person's settings to how this page looks, so that a choice is seen before the server has answered. */
export function SettingsRoute() {
  const { change } = useLook();
  return <SettingsScreen onLook={change} />;
}
