import type { ReactNode } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { imageAddress, pixelsOf } from '#client/editor/images/image-address.ts';

interface StaticFigureProps {
  readonly paperId: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly caption: ReactNode;
  /** Attributes of the figure's element, beside its own. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A figure for reading, in the same place and size as the editor's. */
export function StaticFigure({ paperId, attrs, caption, extra }: StaticFigureProps) {
  const say = useSay();
  const { file, alt, pixels, width, dir } = attrs;
  const address = imageAddress(paperId, file);
  const size = pixelsOf(pixels);
  const percent = typeof width === 'number' ? `${String(width)}%` : 'fit-content';
  return (
    <figure
      {...(typeof width === 'number' && { 'data-width': width })}
      {...((dir === 'ltr' || dir === 'rtl') && { dir })}
      {...extra}
    >
      <div className="figure-frame" style={{ '--width': percent } as Record<string, string>}>
        {address ? (
          <span className="figure-picture">
            <img
              src={address}
              alt={typeof alt === 'string' ? alt.trim() : say('image.noAlt')}
              loading="lazy"
              decoding="async"
              {...size}
            />
          </span>
        ) : (
          <div className="figure-state">{say('image.missing')}</div>
        )}
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
