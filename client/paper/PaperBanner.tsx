import type { LinkView, PaperLink } from '#client/connection/paper-link.ts';
import { reloadPage } from '#client/offline/update-program.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Undelivered } from '#client/paper/Undelivered.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

interface PaperBannerProps {
  readonly link: PaperLink;
  readonly view: LinkView;
  readonly title: string;
}

/** What the person has to know and can do when the line has ended, or something could not be delivered. */
export function PaperBanner({ link, view, title }: PaperBannerProps) {
  const { state, undelivered } = view;
  return (
    <>
      <End state={state} link={link} />
      {undelivered && (
        <Undelivered
          undelivered={undelivered}
          title={title}
          onPutAway={() => link.putAwayUndelivered()}
        />
      )}
    </>
  );
}

function End({ state, link }: { readonly state: LinkView['state']; readonly link: PaperLink }) {
  const say = useSay();
  if (state === 'connecting' || state === 'live' || state === 'offline') return null;
  const actions = {
    'signed-out': (
      <LinkButton to={`/sign-in?next=${encodeURIComponent(location.pathname)}`} tone="primary">
        {say('editor.end.signIn')}
      </LinkButton>
    ),
    'no-right': <LinkButton to="/">{say('editor.end.home')}</LinkButton>,
    'reload-needed': (
      <Button tone="primary" onPress={() => void reloadPage()}>
        {say('editor.end.reload')}
      </Button>
    ),
    refused: (
      <Button tone="primary" onPress={() => link.tryAgain()}>
        {say('editor.end.again')}
      </Button>
    ),
  };
  return (
    <Notice
      tone={state === 'reload-needed' ? 'warning' : 'trouble'}
      isAnnounced
      isBanner
      action={actions[state]}
    >
      {say(`editor.end.${state}`)}
    </Notice>
  );
}
