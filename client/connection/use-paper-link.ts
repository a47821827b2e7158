import { useEffect, useState, useSyncExternalStore } from 'react';
import { holdLink } from '#client/connection/held-links.ts';
import type { LineEnd } from '#client/connection/link-state.ts';
import type { LinkView, PaperLink } from '#client/connection/paper-link.ts';

interface Wishes {
  readonly paperId: string;
  readonly personId: string;
  readonly schema: number;
  readonly whyNot: () => Promise<LineEnd | null>;
}

/** The link to the paper on this screen; null for the moment before it is made. Released when the screen is left. */
export function usePaperLink({ paperId, personId, schema, whyNot }: Wishes): PaperLink | null {
  const [link, setLink] = useState<PaperLink | null>(null);
  useEffect(() => {
    const held = holdLink({ paperId, personId, schema, whyNot, site: socketSite() });
    // oxlint-disable-next-line react/set-state-in-effect -- a socket is the outside world: it lives from effect to effect
    setLink(held.link);
    return () => {
      setLink(null);
      held.release();
    };
  }, [paperId, personId, schema, whyNot]);
  return link;
}

/** What the link says now; draws again when that changes. */
export function useLinkView(link: PaperLink): LinkView {
  return useSyncExternalStore(
    (listener) => link.subscribe(listener),
    () => link.view,
  );
}

function socketSite(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}
