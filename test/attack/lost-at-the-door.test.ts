import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { FORUM, type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';

let house: House;
afterEach(() => house.close());

describe('a right that is lost while somebody stands in the door', () => {
  it('[AT4] is lost whatever moment it falls in', async () => {
    house = await openHouse();
    const paperId = await house.paper();
    const present = await connectRaw(house, paperId, house.person(paperId, 'reader')).synced();
    const lookUp = house.door.accessTo.bind(house.door);
    // Between the look at the right and the joining lie a handful of microtasks; an announcement may fall in any.
    for (let moment = 0; moment < 12; moment++) {
      const person = `person-${moment}`;
      const cookie = house.person(paperId, 'author', person);
      const lose = () => {
        house.door.setRole(paperId, person, null);
        house.bus.announce({ kind: 'membership-changed', forumId: FORUM, personId: person });
      };
      const afterwards = (turns: number): void =>
        queueMicrotask(() => (turns === 0 ? lose() : afterwards(turns - 1)));
      let isFirst = true;
      house.door.accessTo = async (paper, who) => {
        const access = await lookUp(paper, who);
        if (who === person && isFirst) afterwards(moment);
        isFirst &&= who !== person;
        return access;
      };
      const code = await connectRaw(house, paperId, cookie).closed;
      expect({ moment, code }).toEqual({ moment, code: CLOSE.noRight });
    }
    await present.leave();
  });
});
