import type { Person } from '#shared/member/person.ts';

/** A person of whom a test needs no more than that there is one. */
export function aPerson(id: string): Person {
  return {
    id,
    email: `${id}@test.example`,
    name: id,
    title: null,
    office: null,
    region: null,
    expertise: null,
    language: 'he',
    theme: 'system',
    stewardsWorkspace: false,
    createdAt: new Date(0).toISOString(),
  };
}
