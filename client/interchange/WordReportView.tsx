import type { FilePreview } from '#shared/interchange/file-contract.ts';
import {
  CHANGED_CODES,
  DROPPED_CODES,
  TAKEN_CODES,
  type WordCode,
  type WordReport,
} from '#shared/interchange/word-report.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import styles from '#client/interchange/FromWord.module.css';

/** What would become of what stands in a file: what comes over, what in another shape, and what does not. */
export function WordReportView({ preview }: { readonly preview: FilePreview }) {
  const say = useSay();
  const { report, people, headings, letters, kind, encoding } = preview;
  const isWhole = report.every(({ code }) => (TAKEN_CODES as readonly string[]).includes(code));
  return (
    <div className={styles['report']}>
      <p>
        {say(`wordIn.kind.${kind}`)}
        {encoding !== null && encoding !== 'utf-8' && (
          <>
            {' '}
            <Sentence of="wordIn.encoding" values={{ encoding }} />
          </>
        )}
      </p>
      <p>
        {letters === 0
          ? say('wordIn.nothing')
          : say('wordIn.letters', { count: letters, shown: letters.toLocaleString('he-IL') })}
      </p>
      {isWhole && letters > 0 && <p>{say('wordIn.allTaken')}</p>}
      <WordReportParts report={report} />
      {people.length > 0 && (
        <section>
          <h3 className={styles['head']}>{say('wordIn.people')}</h3>
          <p className={styles['quiet']}>{say('wordIn.peopleMeaning')}</p>
          <ul className={styles['names']}>
            {people.map((name) => (
              <li key={name}>
                <bdi>{name === '' ? say('returned.people.unknown') : name}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {headings.length > 0 && (
        <details className={styles['headings']}>
          <summary>{say('wordIn.headings')}</summary>
          <ol>
            {headings.map(({ words, level }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two headings may say the same, and none ever moves
              <li key={at} data-level={level} dir="auto">
                {words}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

interface WordReportPartsProps {
  readonly report: WordReport;
  /** Only what does not come over as it is. */
  readonly isLeftOnly?: boolean;
}

/** What of a file comes over, in another shape, or not at all. */
export function WordReportParts({ report, isLeftOnly = false }: WordReportPartsProps) {
  const say = useSay();
  return (
    <>
      <Part title={say('wordIn.dropped')} codes={DROPPED_CODES} report={report} />
      {!isLeftOnly && (
        <>
          <Part title={say('wordIn.changed')} codes={CHANGED_CODES} report={report} />
          <Part title={say('wordIn.taken')} codes={TAKEN_CODES} report={report} />
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly codes: readonly WordCode[];
  readonly report: WordReport;
}

function Part({ title, codes, report }: PartProps) {
  const say = useSay();
  const found = report.filter(({ code }) => codes.includes(code));
  if (found.length === 0) return null;
  return (
    <section>
      <h3 className={styles['head']}>{title}</h3>
      <ul className={styles['rows']}>
        {found.map(({ code, count }) => (
          <li key={code}>
            <span>{say(`wordIn.code.${code}`)}</span>
            <bdi className={styles['count']}>{count.toLocaleString('he-IL')}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
