import { useLook } from '#client/app/look.ts';
import { useSignOut } from '#client/app/use-sign-out.ts';
import { SettingsScreen } from '#client/member/SettingsScreen.tsx';

/** Joins the person's settings to how this page looks (a choice is seen before the server has answered) and to leaving. */
export function SettingsRoute() {
  const { change } = useLook();
  const leaving = useSignOut();
  return (
    <SettingsScreen
      onLook={change}
      leaving={leaving}
      onLeave={(everywhere) => leaving.mutate({ body: { everywhere } })}
    />
  );
}
