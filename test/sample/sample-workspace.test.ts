import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type * as z from 'zod';
import { Forum } from '#shared/forum/forum.ts';
import { Membership, Person } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { PaperCard } from '#shared/paper/paper.ts';
import { DIMENSIONS, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { Session } from '#shared/session/session.ts';
import { sampleWorkspace } from '#server/sample/sample-workspace.ts';
import { digest, namesOfPeopleIn } from '#test/sample/names-of-people.ts';
import { slipsIn, walk } from '#test/sample/slips-in.ts';

const newId = () => randomBytes(16).toString('base64url');
const sample = sampleWorkspace({
  now: new Date('2026-11-23T09:00:00.000Z'),
  newId,
  random: randomBytes,
});
const [directors, districts] = sample.forums;
const contentOf = (paper: PaperCard | undefined): ContentNode[] =>
  sample.contents.get(paper?.id ?? '') ?? [];
const paperTitled = (title: string) => sample.papers.find((paper) => paper.title === title);
const challengeMap = paperTitled('מיפוי אתגרי המשילות');

function typedBlocksIn(content: readonly ContentNode[]): ContentNode[] {
  const found: ContentNode[] = [];
  walk(content, (node) => {
    if ((TYPED_BLOCKS as readonly string[]).includes(node.type)) found.push(node);
  });
  return found;
}
function attributeOf(node: ContentNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}
const linksOf = (node: ContentNode) => attributeOf(node, 'links').split(' ').filter(Boolean);

describe('the rows of the sample workspace', () => {
  const tables: readonly (readonly [string, z.ZodType, readonly unknown[]])[] = [
    ['people', Person, sample.people],
    ['memberships', Membership, sample.memberships],
    ['forums', Forum, sample.forums],
    ['sessions', Session, sample.sessions],
    ['papers', PaperCard, sample.papers],
  ];
  it.each(tables)('[SW1] keep the contract of %s, changed in nothing by it', (_name, row, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    for (const one of rows) expect(row.parse(one)).toEqual(one);
  });

  it('[SW2] have ids and addresses that stand once', () => {
    const { people, memberships, forums, sessions, papers } = sample;
    const ids = [
      ...[people, memberships, forums, sessions, papers].flat().map(({ id }) => id),
      ...forums.flatMap(({ groups }) => groups.map(({ id }) => id)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  it('[SW3] refer only to rows that are there, and within their own forum', () => {
    const forumOf = new Map(sample.forums.map((forum) => [forum.id, forum]));
    const standing = new Set(sample.memberships.map((m) => `${m.personId} ${m.forumId}`));
    const stands = (personId: string, forumId: string) =>
      expect(standing).toContain(`${personId} ${forumId}`);
    const groupStands = (groupId: string | null, forumId: string) =>
      expect([null, ...(forumOf.get(forumId)?.groups.map(({ id }) => id) ?? [])]).toContain(
        groupId,
      );
    for (const { groupIds, forumId } of sample.memberships) {
      for (const groupId of groupIds) groupStands(groupId, forumId);
    }
    for (const session of sample.sessions) {
      groupStands(session.groupId, session.forumId);
      for (const { leadId } of session.topics) if (leadId) stands(leadId, session.forumId);
      for (const personId of session.respondentIds) stands(personId, session.forumId);
    }
    for (const paper of sample.papers) {
      groupStands(paper.groupId, paper.forumId);
      if (paper.createdBy) stands(paper.createdBy, paper.forumId);
      const session = sample.sessions.find(({ id }) => id === paper.sessionId);
      expect(session?.forumId ?? paper.forumId).toBe(paper.forumId);
      expect(session?.id ?? null).toBe(paper.sessionId);
    }
  });

  it('[SW4] give every role of the first forum a way in that has just that role', () => {
    for (const { email, role, label } of sample.signInAs) {
      const person = sample.people.find((one) => one.email === email);
      const place = sample.memberships.find(
        (m) => m.personId === person?.id && m.forumId === directors?.id,
      );
      expect(place?.role).toBe(role);
      expect(label).toBe(person?.name);
    }
    expect(new Set(sample.signInAs.map(({ role }) => role))).toEqual(new Set(ROLES));
  });

  it('[SW4] have one steward, who is coordinator of both forums', () => {
    const stewards = sample.people.filter(({ stewardsWorkspace }) => stewardsWorkspace);
    const places = sample.memberships.filter(({ personId }) => personId === stewards[0]?.id);
    expect(stewards).toHaveLength(1);
    expect(places.map(({ role }) => role)).toEqual(['coordinator', 'coordinator']);
  });
});

describe('the facts of the forums’ own papers', () => {
  const sessions = sample.sessions.filter(({ forumId }) => forumId === directors?.id);

  it('[SW5] show the sessions of the plan with their days as written, the odd year marked', () => {
    expect(sessions.map(({ day, dayDoubtful }) => [day, dayDoubtful])).toEqual([
      ['2024-01-21', false],
      ['2024-02-19', false],
      ['2024-03-04', false],
      ['2023-04-14', true],
      [null, false],
    ]);
  });

  it('[SW5] keep two topics at one meeting, the second as tentative as its lead', () => {
    const topics = sessions[3]?.topics.map(({ titleTentative, leadTentative }) => [
      titleTentative,
      leadTentative,
    ]);
    expect(topics).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('[SW5] have five regional forums, each with directors and a session to be set', () => {
    expect(districts?.groups.map(({ name }) => name)).toEqual([
      'הצפון',
      'חיפה',
      'תל אביב והמרכז',
      'ירושלים',
      'הדרום',
    ]);
    for (const { id } of districts?.groups ?? []) {
      const authors = sample.memberships.filter(
        ({ groupIds, role }) => role === 'author' && groupIds.includes(id),
      );
      const meetings = sample.sessions.filter(({ groupId }) => groupId === id);
      expect(authors.length).toBeGreaterThanOrEqual(2);
      expect(meetings.map(({ day }) => day)).not.toEqual([]);
      expect(meetings.every(({ day }) => day === null)).toBe(true);
    }
  });

  it('[SW5] give each session of the plan its recommendations paper', () => {
    for (const { id } of sessions) {
      const kinds = sample.papers.filter((p) => p.sessionId === id).map(({ kind }) => kind);
      expect(kinds).toContain('recommendations');
    }
  });

  it('[SW6] carry no name of a person out of those papers', () => {
    const texts = [...sample.contents.values()].map((content) => textOf(content));
    const { contents: _texts, ...rows } = sample;
    expect(namesOfPeopleIn([...texts, JSON.stringify(rows)].join('\n'))).toEqual([]);
  });

  it('finds a name, also behind a prefix letter', () => {
    expect(namesOfPeopleIn('הוסכם שהשקד יפתח', new Set([digest('השקד')]))).toEqual(['שהשקד']);
  });
});

describe('the papers of the sample', () => {
  it.each(sample.papers)('[SW7] hold valid content that survives a Y.Doc: $title', (paper) => {
    const content = contentOf(paper);
    const doc = new Y.Doc();
    writeContent(doc, content);
    expect(slipsIn(content)).toEqual([]);
    expect(readContent(doc)).toEqual(content);
  });

  it('[SW8] link only to typed blocks that are there, an answer to what it answers', () => {
    const blocks = new Map<string, string>();
    for (const [paperId, content] of sample.contents) {
      for (const node of typedBlocksIn(content))
        blocks.set(`${paperId}/${attributeOf(node, 'id')}`, node.type);
    }
    const answerable: Readonly<Record<string, readonly string[]>> = {
      challenge: [],
      interventionPoint: ['challenge'],
      recommendation: ['challenge', 'interventionPoint'],
    };
    let links = 0;
    for (const [paperId, content] of sample.contents) {
      for (const node of typedBlocksIn(content)) {
        for (const link of linksOf(node)) {
          const target = blocks.get(link.includes('/') ? link : `${paperId}/${link}`);
          expect(answerable[node.type]).toContain(target);
          links += 1;
        }
      }
    }
    expect(links).toBeGreaterThan(40);
  });

  it('[SW9] map the six dimensions in their order, each with challenges, a point and a recommendation', () => {
    const blocks = typedBlocksIn(contentOf(challengeMap));
    expect([...new Set(blocks.map(({ attrs }) => attrs?.['dimension']))]).toEqual([...DIMENSIONS]);
    for (const dimension of DIMENSIONS) {
      const types = blocks
        .filter(({ attrs }) => attrs?.['dimension'] === dimension)
        .map(({ type }) => type);
      expect(types.filter((type) => type === 'challenge').length).toBeGreaterThanOrEqual(2);
      expect(types).toEqual(expect.arrayContaining(['interventionPoint', 'recommendation']));
    }
  });

  it('[SW9] map them at the length of six to ten pages, with a table, lists, a quote and English', () => {
    const content = contentOf(challengeMap);
    const types = new Set<string>();
    walk(content, ({ type }) => types.add(type));
    const words = textOf(content).split(/\s+/).length;
    expect(words).toBeGreaterThan(1800);
    expect(words).toBeLessThan(3500);
    expect([...types]).toEqual(
      expect.arrayContaining(['table', 'bulletList', 'orderedList', 'blockquote']),
    );
    expect(textOf(content)).toContain('OECD');
  });

  it('[SW10] show the stages: one in review, one frozen, the others drafts', () => {
    const stages = sample.papers.map(({ stage }) => stage).filter((stage) => stage !== 'draft');
    expect(stages.toSorted()).toEqual(['frozen', 'review']);
  });

  it('[SW11] speak Hebrew in every name, title and paragraph of their own direction', () => {
    const lines = [
      ...sample.papers.map(({ title }) => title),
      ...sample.people.map(({ name }) => name),
      ...sample.sessions.flatMap(({ topics }) => topics.map(({ title }) => title)),
    ];
    for (const content of sample.contents.values()) {
      walk(content, (node) => {
        const isLine = node.type === 'paragraph' || node.type === 'heading';
        const line = textOf([node]).trim();
        if (isLine && line && node.attrs?.['dir'] !== 'ltr') lines.push(line);
      });
    }
    expect(lines.filter((line) => !/[א-ת]/.test(line))).toEqual([]);
  });

  it('[SW11] keep the marks of good Hebrew typography', () => {
    const text = [
      ...sample.contents.values(),
      ...sample.forums.map(({ purpose }) => [{ type: 'text', text: purpose }]),
    ]
      .map((content) => textOf(content))
      .join('\n');
    // Straight or curly quotes beside a Hebrew letter, a hyphen for a maqaf, doubled blanks, a blank before a stop.
    const slips = text.match(
      /.{0,12}(?:["'’”][א-ת]|[א-ת]["'’”]|[א-ת]-[א-ת]|\S {2,}\S|\S [,.;:?!]).{0,12}/g,
    );
    expect(slips ?? []).toEqual([]);
  });

  it('[SW12] are listed newest first, the challenge map at the head', () => {
    const times = sample.papers.map(({ changedAt }) => changedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(sample.papers[0]).toBe(challengeMap);
  });
});
