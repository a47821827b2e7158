import { may } from '#shared/member/access.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Doorkeeper, Visitor } from '#server/room/visitor.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly identify: (cookieHeader: string | undefined) => Promise<Visitor | null>;
  readonly isAlive: (visitor: Visitor) => Promise<boolean>;
  readonly catalogue: Catalogue;
  readonly origins: () => ReadonlySet<string>;
}

/** What the rooms ask about the people at their doors: the same rights as everywhere else. */
export function doorkeeperFor({ identify, isAlive, catalogue, origins }: Deps): Doorkeeper {
  return {
    identify,
    isAlive,
    async accessTo(paperId, personId) {
      const access = await accessToPaper(catalogue, paperId, personId);
      return access && may(access, 'read') ? access : null;
    },
    // Browsers always send an Origin with a socket; what sends none is no browser and carries no stranger's cookie.
    admitsOrigin: (origin) => origin === undefined || origins().has(origin),
  };
}
