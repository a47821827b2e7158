import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LinkView } from '#client/connection/link-view.ts';
import { PaperLink } from '#client/connection/paper-link.ts';

/** The address of this site's sockets. */
function socketSite(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}

interface Wishes {
  readonly paperId: string;
  readonly personId: string;
  readonly schema: number;
}

/**
 * The link to the paper on this screen; null for the moment before it is made. Let go when the screen leaves.
 * To join anew after an end, with a fresh document, the screen draws the caller under a new key.
 */
export function usePaperLink({ paperId, personId, schema }: Wishes): PaperLink | null {
  const [link, setLink] = useState<PaperLink | null>(null);
  useEffect(() => {
    const made = new PaperLink({ paperId, personId, schema, site: socketSite() });
    // oxlint-disable-next-line react/set-state-in-effect -- a socket is the outside world: it lives from effect to effect
    setLink(made);
    return () => {
      setLink(null);
      made.destroy();
    };
  }, [paperId, personId, schema]);
  return link;
}

/** What the link says now; renders again when it changes. */
export function useLinkView(link: PaperLink): LinkView {
  return useSyncExternalStore(
    (listener) => link.subscribe(listener),
    () => link.view(),
  );
}
