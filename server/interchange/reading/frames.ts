import type { Raw, RawFrame } from '#server/interchange/reading/raw.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';

/**
 * Frames of a file of this house: the line that names one carries its id, and the paragraphs after it are in it as long as
 * their style says so. What a frame is stands in the paper that the file remembers.
 */
export function withFrames(
  raws: readonly Raw[],
  known: ReadonlyMap<string, ContentNode>,
): readonly Raw[] {
  if (known.size === 0) return raws;
  const all: Raw[] = [];
  let open: { readonly blocks: Raw[] } | null = null;
  for (const raw of raws) {
    const role = raw.kind === 'paragraph' ? raw.role : null;
    if (raw.kind === 'paragraph' && role === 'label') {
      const frame = frameOf(raw.ids, known);
      open = frame;
      all.push(frame ?? raw);
    } else if (open && (role === 'framed' || role === 'beside')) open.blocks.push(raw);
    else {
      open = null;
      all.push(raw);
    }
  }
  return all;
}

function frameOf(
  ids: readonly string[],
  known: ReadonlyMap<string, ContentNode>,
): (RawFrame & { readonly blocks: Raw[] }) | null {
  for (const id of ids) {
    const type = known.get(id)?.type;
    const of = FRAMES.find((one) => one === type);
    if (of) return { kind: 'frame', of, id, blocks: [] };
  }
  return null;
}

const FRAMES = ['callout', ...TYPED_BLOCKS] as const;
