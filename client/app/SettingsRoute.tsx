import { useLeaving } from '#client/app/leaving.tsx';
import { useLook } from '#client/app/look.ts';
import { CalendarFeeds } from '#client/calendar/CalendarFeeds.tsx';
import { MailSettings } from '#client/notice/MailSettings.tsx';
import { DeviceSettings } from '#client/offline/DeviceSettings.tsx';
import { SettingsScreen } from '#client/member/SettingsScreen.tsx';
import { WaysIn } from '#client/sign-in/WaysIn.tsx';

/** Joins the person's settings to how this page looks (a choice is seen before the server has answered) and to leaving. */
export function SettingsRoute() {
  const { change } = useLook();
  const { leave, sending, question } = useLeaving();
  return (
    <>
      <SettingsScreen onLook={change} leaving={sending} onLeave={leave}>
        <MailSettings />
        <CalendarFeeds />
        <WaysIn />
      </SettingsScreen>
      <DeviceSettings />
      {question}
    </>
  );
}
