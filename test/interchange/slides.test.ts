import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deckFile } from '#server/interchange/slides/deck-file.ts';
import { heightOf, pagesOf } from '#server/interchange/slides/fitting.ts';
import {
  aDeckStory,
  aRecommendationStory,
  deckOf,
  linesIn,
  type ReadDeck,
} from '#test/interchange/a-deck.ts';
import { all, type Element } from '#test/interchange/xml-tree.ts';

const attribute = (one: Element | undefined, name: string) => one?.attributes.get(name) ?? null;
const wordsOf = (deck: ReadDeck) => deck.slides.flatMap(linesIn);
const slideWith = (deck: ReadDeck, words: string) =>
  deck.slides.find((slide) => linesIn(slide).some((line) => line.includes(words)));

describe('a presentation', () => {
  it('[IS1] says of every line that it reads from right to left, and of one in English that it does not', async () => {
    const english = 'Ministries publish multi-year targets.';
    const deck = await deckOf({
      recommendations: [aRecommendationStory(), aRecommendationStory({ statement: english })],
    });
    for (const slide of deck.slides) {
      for (const line of all(slide, 'a:p')) {
        const [words] = linesIn({ ...line, children: [line] });
        if (words === undefined || /^\d+$/.test(words)) continue;
        const [look] = all(line, 'a:pPr');
        const isEnglish = words === english;
        expect([words, attribute(look, 'rtl')]).toEqual([words, isEnglish ? null : '1']);
        expect(attribute(look, 'algn')).toMatch(isEnglish ? /^l$/ : /^(r|ctr)$/);
        for (const run of all(line, 'a:rPr'))
          expect(attribute(run, 'lang')).toBe(isEnglish ? 'en-US' : 'he-IL');
      }
    }
    expect(attribute(deck.parts.get('ppt/presentation.xml'), 'rtl')).toBe('1');
    const faces = deck.slides.flatMap((slide) => all(slide, 'a:latin'));
    expect(new Set(faces.map((face) => attribute(face, 'typeface')))).toEqual(new Set(['Arial']));
  });

  it('[IS1] has the columns of tables in the opposite order, and does not turn them round again', async () => {
    const deck = await deckOf();
    const tables = deck.slides.flatMap((slide) => all(slide, 'a:tbl'));
    expect(tables).toHaveLength(2);
    for (const table of tables)
      for (const look of all(table, 'a:tblPr')) expect(attribute(look, 'rtl')).toBe(null);
    const rows = tables.map((table) =>
      all(table, 'a:tr').map((row) => all(row, 'a:tc').map((cell) => linesIn(cell).join())),
    );
    expect(rows).toEqual([
      [
        ['המלצות', 'נקודות התערבות', 'אתגרים'],
        ['1. המלצה', '1. נקודה', '1. אתגר'],
      ],
      [
        ['שלב', 'נייר'],
        ['טיוטה', 'מיפוי אתגרים'],
      ],
    ]);
    const widths = tables.map((table) =>
      all(table, 'a:gridCol').map((one) => Number(attribute(one, 'w'))),
    );
    expect(widths[1]?.[1]).toBeGreaterThan(widths[1]?.[0] ?? Infinity);
    const english = await deckOf({ direction: 'ltr' });
    const [first] = english.slides.flatMap((slide) => all(slide, 'a:tr'));
    expect(first && all(first, 'a:tc').flatMap(linesIn)[0]).toBe('אתגרים');
  });

  it('[IS1] numbers its slides at the left, and has a title on each', async () => {
    const deck = await deckOf();
    for (const [at, slide] of deck.slides.entries()) {
      const titles = all(slide, 'p:ph').filter((one) => attribute(one, 'type') === 'title');
      expect(titles).toHaveLength(1);
      const [field] = all(slide, 'a:fld');
      if (at === 0) continue;
      expect(attribute(field, 'type')).toBe('slidenum');
      const shape = all(slide, 'p:sp').find((one) => all(one, 'a:fld').length > 0);
      const [offset] = shape ? all(shape, 'a:off') : [];
      expect(Number(attribute(offset, 'x'))).toBeLessThan(1_000_000);
    }
  });

  it('[IS2] is whole: ids once in each part, every part of a type, every relation to a part that is there', async () => {
    const deck = await deckOf({
      recommendations: Array.from({ length: 30 }, (_, at) =>
        aRecommendationStory({ title: `המלצה ${String(at)}` }),
      ),
    });
    for (const part of deck.parts.values()) {
      const ids = all(part, 'p:cNvPr').map((one) => attribute(one, 'id'));
      expect(new Set(ids).size).toBe(ids.length);
      // One look a paragraph, before its words.
      for (const line of all(part, 'a:p')) {
        const places = line.children.flatMap(({ name }, at) => (name === 'a:pPr' ? [at] : []));
        expect(places.every((place) => place === 0)).toBe(true);
      }
    }
    const types = deck.parts.get('[Content_Types].xml');
    const named = all(types as Element, 'Override').map((one) =>
      attribute(one, 'PartName')?.slice(1),
    );
    const isTyped = (name: string) => !name.endsWith('.rels') && name !== '[Content_Types].xml';
    expect(new Set(named)).toEqual(new Set([...deck.parts.keys()].filter(isTyped)));
    expect(new Set(named).size).toBe(named.length);
    for (const [name, part] of deck.parts) {
      if (!name.endsWith('.rels')) continue;
      const relations = all(part, 'Relationship');
      expect(relations.length).toBeGreaterThan(0);
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const one of relations) {
        const target = new URL(attribute(one, 'Target') ?? '', `file:///${folder}`).pathname.slice(
          1,
        );
        expect(deck.parts.has(target)).toBe(true);
      }
    }
  });

  it('[IS2] is whole whatever is said in it', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(words, words, words, async (title, statement, text) => {
        const one = aRecommendationStory({
          title,
          statement,
          notes: text,
          reservations: [{ text, signature: title }],
        });
        const deck = await deckOf({ title, recommendations: [one] });
        const kept = statement.replaceAll(/[^\p{L}\p{Nd}]/gu, '');
        const said = wordsOf(deck).map((line) => line.replaceAll(/[^\p{L}\p{Nd}]/gu, ''));
        expect(kept === '' || said.some((line) => line.includes(kept))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('[IS3] goes on over as many slides as long words need, and loses none of them', async () => {
    const sentence = (at: number) =>
      `משפט מספר ${String(at)} של ההמלצה הארוכה הזו, שיש בו די מילים.`;
    const statement = Array.from({ length: 60 }, (_, at) => sentence(at)).join(' ');
    const text = Array.from({ length: 80 }, (_, at) => `הסתייגות ${String(at)} מן הנאמר כאן.`).join(
      ' ',
    );
    const deck = await deckOf({
      recommendations: [
        aRecommendationStory({
          statement,
          more: [],
          reservations: [{ text, signature: 'דנה כהן' }],
        }),
      ],
    });
    const repeated = new Set(['המלצה 1 (המשך)', 'מבנה וסמכויות · בתיקוף']);
    const joined = wordsOf(deck)
      .filter((line) => !repeated.has(line))
      .join(' ');
    expect(joined).toContain(statement);
    expect(joined).toContain(text);
    expect(wordsOf(deck).filter((line) => line === 'המלצה 1 (המשך)').length).toBeGreaterThan(0);
    expect(joined).toContain('המלצה 1: הסתייגות');
  });

  it('[IS3] breaks no room: what stands on a slide fits it by a generous measure', () => {
    const word = fc.stringMatching(/^[א-תa-z0-9]{1,60}$/);
    const line = fc.record({
      words: fc.array(word, { maxLength: 120 }).map((all) => all.join(' ')),
      size: fc.integer({ min: 12, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const room = { w: 8, h: 4 };
        const pages = pagesOf(lines, room);
        for (const page of pages)
          expect(heightOf(page, room.w)).toBeLessThanOrEqual(room.h + 0.001);
        const letters = (words: string) => words.replaceAll(/\s/g, '');
        expect(
          letters(
            pages
              .flat()
              .map(({ words }) => words)
              .join(''),
          ),
        ).toBe(letters(lines.map(({ words }) => words).join('')));
      }),
    );
  });

  it('[IS3] shows every row of a long map, its head on each slide', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({
      challenge: `${String(at)}. אתגר שמתואר במשפט שלם`,
      points: [`${String(at)}. נקודה`],
      recommendations: Array.from(
        { length: at === 7 ? 60 : 2 },
        (__, n) => `המלצה ${String(at)}/${String(n)}`,
      ),
    }));
    const columns = ['אתגרים', 'נקודות התערבות', 'המלצות'] as const;
    const deck = await deckOf({
      map: { title: 'מפה', columns: [...columns], parts: [{ name: 'ממד', rows }] },
    });
    const tables = deck.slides.flatMap((slide) => all(slide, 'a:tbl')).slice(0, -1);
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const [head] = all(table, 'a:tr');
      expect(head && linesIn(head)).toEqual(columns.toReversed());
      const heights = all(table, 'a:tr').map((row) => Number(attribute(row, 'h')));
      expect(heights.reduce((sum, one) => sum + one, 0) / 914_400).toBeLessThanOrEqual(5.0);
    }
    const said = new Set(tables.flatMap(linesIn));
    for (const row of rows)
      for (const words of [row.challenge, ...row.points, ...row.recommendations])
        expect(said.has(words)).toBe(true);
  });

  it('[IS4] has reservations beside their recommendation, and all of it in the notes', async () => {
    const one = aRecommendationStory({
      reservations: [{ text: 'בלי מקור תקציבי', signature: 'דנה כהן, סמנכ״לית' }],
      notes: 'המלצה 1\nהנוסח המלא & <סימנים>',
    });
    const deck = await deckOf({ recommendations: [one] });
    const slide = slideWith(deck, 'הממשלה תקבע');
    expect(slide && linesIn(slide)).toEqual(
      expect.arrayContaining([
        'הסתייגות',
        'בלי מקור תקציבי',
        'דנה כהן, סמנכ״לית',
        'תמיכה: 5 · הסתייגות: 1',
      ]),
    );
    const note = deck.notes.find((notes) => linesIn(notes).includes('המלצה 1'));
    expect(note && linesIn(note)).toEqual(['המלצה 1', 'הנוסח המלא & <סימנים>']);
    const looks = note ? all(note, 'a:pPr').map((look) => attribute(look, 'rtl')) : [];
    expect(looks).toEqual(['1', '1']);
  });

  it('[IS5] says of itself what we say, and equal stories give equal bytes', async () => {
    const nothing = aRecommendationStory({ statement: 'null' });
    const deck = await deckOf({ title: 'כותרת & <סימן>', recommendations: [nothing] });
    // What people say is never taken for the library's own.
    expect(wordsOf(deck)).toContain('null');
    const master = deck.parts.get('ppt/slideMasters/slideMaster1.xml') as Element;
    expect(all(master, 'a:t').map(({ text }) => text)).not.toContain('null');
    const core = deck.parts.get('docProps/core.xml') as Element;
    const told = (name: string) => all(core, name).map(({ text }) => text);
    expect(told('dc:title')).toEqual(['כותרת & <סימן>']);
    expect(told('dcterms:created')).toEqual(['2026-11-28T00:00:00Z']);
    const [program] = all(deck.parts.get('docProps/app.xml') as Element, 'Application');
    expect(program?.text).toBe('Nayar');
    const [one, other] = [await deckFile(aDeckStory()), await deckFile(aDeckStory())];
    expect(one.equals(other)).toBe(true);
  });
});
