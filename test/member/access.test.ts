import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claims, may, roleOnPaper, sourceOnPaper, whyNot } from '#shared/member/access.ts';
import {
  higherRole,
  mayGrant,
  ROLES,
  type Role,
  VERBS,
  type Verb,
  verbsOf,
} from '#shared/member/role.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';

/** The table of the design, spelled out once more by hand: what each role may do in a draft. */
const IN_DRAFT: Record<Role, readonly Verb[]> = {
  reader: ['read', 'exportClean'],
  commenter: ['read', 'exportClean', 'comment', 'position'],
  respondent: ['read', 'exportClean', 'comment', 'position', 'suggest'],
  author: [
    'read',
    'exportClean',
    'comment',
    'position',
    'suggest',
    'edit',
    'merge',
    'exportInternal',
  ],
  lead: [
    ...([
      'read',
      'exportClean',
      'comment',
      'position',
      'suggest',
      'edit',
      'merge',
      'exportInternal',
    ] as const),
    ...(['dispose', 'milestone', 'restore', 'manageSession'] as const),
  ],
  coordinator: VERBS,
};
const LOST: Record<Stage, readonly Verb[]> = {
  draft: [],
  review: [],
  frozen: ['suggest', 'edit', 'merge', 'restore'],
  published: ['comment', 'position', 'suggest', 'edit', 'merge', 'dispose', 'restore'],
};

const role = fc.constantFrom(...ROLES);
const roleOrNone = fc.option(role, { nil: null });
const claims: fc.Arbitrary<Claims> = fc.record({
  forumRole: roleOrNone,
  outsideGroup: fc.boolean(),
  leadsSession: fc.boolean(),
  respondsToSession: fc.boolean(),
  exception: roleOrNone,
});
const rank = (one: Role | null) => (one === null ? -1 : ROLES.indexOf(one));

describe('what a role may do', () => {
  for (const [index, lower] of ROLES.slice(0, -1).entries()) {
    it(`[MB1] gives ${ROLES[index + 1]} every verb of ${lower}`, () => {
      const higher = verbsOf(ROLES[index + 1] ?? lower);
      expect([...verbsOf(lower)].filter((verb) => !higher.has(verb))).toEqual([]);
    });
  }

  for (const one of ROLES) {
    for (const stage of STAGES) {
      it(`[MB2][MB3][MB4] lets ${one} do in ${stage} exactly what the table says`, () => {
        const inReview: readonly Verb[] =
          one === 'author' && stage === 'review' ? ['edit', 'merge'] : [];
        const expected = IN_DRAFT[one].filter(
          (verb) => !LOST[stage].includes(verb) && !inReview.includes(verb),
        );
        expect(VERBS.filter((verb) => may({ role: one, stage }, verb))).toEqual(
          VERBS.filter((verb) => expected.includes(verb)),
        );
      });
    }
  }

  it('[MB5] never grows by a stage', () => {
    fc.assert(
      fc.property(
        role,
        fc.constantFrom(...STAGES),
        fc.constantFrom(...VERBS),
        (one, stage, verb) => {
          expect(may({ role: one, stage }, verb) && !verbsOf(one).has(verb)).toBe(false);
        },
      ),
    );
  });

  it('[MB5] is nothing for a stranger', () => {
    for (const verb of VERBS) expect(may({ role: null, stage: null }, verb)).toBe(false);
  });

  it('names the stage as the reason only where the role itself would do', () => {
    expect(whyNot({ role: 'author', stage: 'frozen' }, 'edit')).toBe('stage-closed');
    expect(whyNot({ role: 'reader', stage: 'frozen' }, 'edit')).toBe('role-too-low');
  });
});

describe('the role on a paper', () => {
  it('[MB6] is none for somebody outside the forum, whatever else is written down', () => {
    fc.assert(
      fc.property(claims, (given) => {
        expect(roleOnPaper({ ...given, forumRole: null })).toBeNull();
      }),
    );
  });

  it('[MB7] follows an exception, downwards too', () => {
    expect(
      roleOnPaper({
        forumRole: 'lead',
        outsideGroup: false,
        leadsSession: true,
        respondsToSession: false,
        exception: 'reader',
      }),
    ).toBe('reader');
  });

  it('[MB7] never lowers a coordinator', () => {
    fc.assert(
      fc.property(claims, (given) => {
        expect(roleOnPaper({ ...given, forumRole: 'coordinator' })).toBe('coordinator');
      }),
    );
  });

  it('[MB8] is never lowered by a session', () => {
    fc.assert(
      fc.property(claims, (given) => {
        const without = roleOnPaper({ ...given, leadsSession: false, respondsToSession: false });
        expect(rank(roleOnPaper(given))).toBeGreaterThanOrEqual(rank(without));
      }),
    );
  });

  it('[MB8] opens a group’s paper to its session’s lead and respondents, and to no other outsider', () => {
    const outsider: Claims = {
      forumRole: 'author',
      outsideGroup: true,
      leadsSession: false,
      respondsToSession: false,
      exception: null,
    };
    expect(roleOnPaper(outsider)).toBeNull();
    expect(roleOnPaper({ ...outsider, respondsToSession: true })).toBe('respondent');
    expect(roleOnPaper({ ...outsider, leadsSession: true })).toBe('lead');
  });
});

describe('where a role on a paper comes from', () => {
  it('[MB44] is said exactly where there is a role, and names a claim that decides it', () => {
    fc.assert(
      fc.property(claims, fc.boolean(), (given, isOfGroup) => {
        const held = roleOnPaper(given);
        const source = sourceOnPaper(given, isOfGroup);
        expect(source === null).toBe(held === null);
        const without: Partial<Record<string, Partial<Claims>>> = {
          exception: { exception: null },
          'session-lead': { leadsSession: false },
          respondent: { respondsToSession: false },
        };
        const lost = source === null ? undefined : without[source];
        if (lost === undefined || source === 'exception') return;
        expect(roleOnPaper({ ...given, ...lost })).not.toBe(held);
      }),
    );
  });

  it('[MB44] is the exception wherever one is named and no coordinator holds it', () => {
    const member = claims.filter(({ forumRole }) => forumRole !== null);
    fc.assert(
      fc.property(member, fc.constantFrom(...ROLES), (given, exception) => {
        const expected = given.forumRole === 'coordinator' ? 'forum' : 'exception';
        expect(sourceOnPaper({ ...given, exception }, false)).toBe(expected);
      }),
    );
  });
});

describe('granting a role', () => {
  it('[MB9] takes a manager of members and no more than the own role', () => {
    fc.assert(
      fc.property(roleOrNone, role, (own, granted) => {
        const allowed =
          own !== null && verbsOf(own).has('manageMembers') && rank(granted) <= rank(own);
        expect(mayGrant(own, granted)).toBe(allowed);
      }),
    );
  });

  it('finds the higher of two roles, with none below all', () => {
    fc.assert(
      fc.property(roleOrNone, roleOrNone, (one, other) => {
        expect(rank(higherRole(one, other))).toBe(Math.max(rank(one), rank(other)));
      }),
    );
  });
});

describe('a paper in the archive', () => {
  const LEFT: readonly Verb[] = ['read', 'milestone', 'exportInternal', 'exportClean', 'audit'];

  it('[PA9] leaves to every role what reads it and brings it back, at every stage', () => {
    for (const role of ROLES)
      for (const stage of STAGES)
        for (const verb of VERBS) {
          const access = { role, stage, isArchived: true };
          const left = LEFT.includes(verb) && verbsOf(role).has(verb);
          expect(may(access, verb)).toBe(left);
        }
  });

  it('[PA9] says that the paper’s state is in the way, not the role', () => {
    expect(whyNot({ role: 'author', stage: 'draft', isArchived: true }, 'edit')).toBe(
      'stage-closed',
    );
    expect(whyNot({ role: 'reader', stage: 'draft', isArchived: true }, 'edit')).toBe(
      'role-too-low',
    );
  });
});
