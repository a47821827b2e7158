import type { Direction } from '#shared/interchange/script-runs.ts';

/** What the slides of a presentation tell, in the words of whoever it is made for. Nothing in it but what they may see. */
export interface DeckStory {
  readonly title: string;
  readonly forumName: string;
  /** Such as when it was made. */
  readonly facts: readonly string[];
  readonly direction: Direction;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** "continued", beside the title of a slide that goes on. */
  readonly continued: string;
  readonly overview: Overview;
  readonly picture: Picture;
  readonly map: MapStory;
  readonly recommendations: readonly RecommendationStory[];
  readonly sources: ListStory;
  readonly notes: string;
}

interface Overview {
  readonly title: string;
  readonly counts: readonly { readonly count: number; readonly label: string }[];
  readonly lines: readonly string[];
}

/** The six dimensions around what they are about, clockwise from the top. */
export interface Picture {
  readonly title: string;
  readonly centre: string;
  readonly boxes: readonly { readonly name: string; readonly facts: readonly string[] }[];
}

/** Challenges, each with what answers it. */
export interface MapStory {
  readonly title: string;
  readonly columns: readonly [string, string, string];
  readonly parts: readonly {
    /** A dimension. */
    readonly name: string;
    readonly rows: readonly MapRow[];
  }[];
}

export interface MapRow {
  /** Empty for what no challenge leads to. */
  readonly challenge: string;
  readonly points: readonly string[];
  readonly recommendations: readonly string[];
}

export interface RecommendationStory {
  readonly title: string;
  /** Its dimension and where it is on its way. */
  readonly facts: readonly string[];
  readonly direction: Direction;
  readonly statement: string;
  readonly more: readonly string[];
  /** What it answers, under its heading; empty for nothing. */
  readonly answers: readonly string[];
  /** How many stand where. */
  readonly positions: string;
  readonly reservationsTitle: string;
  readonly reservations: readonly { readonly text: string; readonly signature: string }[];
  readonly source: string;
  /** All of it, for whoever speaks. */
  readonly notes: string;
}

export interface ListStory {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}
