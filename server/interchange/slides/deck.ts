import { createRequire } from 'node:module';
import type PptxGenJS from 'pptxgenjs';
import { masterOf, type SlideLook, TITLES } from '#server/interchange/slides/masters.ts';
import { FACE, Page } from '#server/interchange/slides/page.ts';
import { repaired } from '#server/interchange/slides/repair.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';

/** Its other form is no module that every Node reads. */
const Library = createRequire(import.meta.url)('pptxgenjs') as new () => PptxGenJS;

/** A presentation that is being drawn, slide after slide. */
export class Deck {
  readonly story: DeckStory;
  readonly #pptx = new Library();

  constructor(story: DeckStory) {
    this.story = story;
    this.#pptx.layout = 'LAYOUT_WIDE';
    this.#pptx.rtlMode = story.direction === 'rtl';
    this.#pptx.theme = { headFontFace: FACE, bodyFontFace: FACE };
    for (const look of ['first', 'other'] as const)
      this.#pptx.defineSlideMaster(masterOf(look, story));
  }

  page(title: string, look: SlideLook = 'other'): Page {
    const page = new Page(this.#pptx.addSlide({ masterName: look }), this.story.direction);
    page.title(title, TITLES[look]);
    return page;
  }

  /** The title of a slide that goes on with what the one before began. */
  goesOn(title: string): string {
    return `${title} (${this.story.continued})`;
  }

  async file(): Promise<Buffer> {
    const bytes = await this.#pptx.write({ outputType: 'nodebuffer', compression: false });
    return repaired(bytes as Buffer, this.story);
  }
}
