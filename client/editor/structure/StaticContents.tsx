import { addressOf, contentsOf } from '#client/editor/structure/structure-drawing.ts';
import { useNumbers } from '#client/editor/structure/static-numbers.ts';

/** A table of contents without an editor; the same elements as `contents-view.ts`. */
export function StaticContents() {
  const { numbering, words } = useNumbers();
  const lines = contentsOf(numbering.parts);
  return (
    <nav data-contents="" aria-label={words.contentsTitle}>
      <p className="contents-title">{words.contentsTitle}</p>
      {lines.length === 0 ? (
        <p className="contents-empty">{words.contentsEmpty}</p>
      ) : (
        <ol>
          {lines.map(({ id, level, number, words: title }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- read once and never reordered
            <li key={at} className={`contents-${String(level)}`}>
              <a {...(id !== null && { href: addressOf(id) })}>
                {number !== null && (
                  <>
                    <bdi className="contents-number">{number}</bdi>{' '}
                  </>
                )}
                <bdi>{title === '' ? words.untitled : title}</bdi>
              </a>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
