import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/design/Design.module.css';

/** The names of the custom properties in theme/tokens.css, as they are written there. */
const PAIRS = [
  ['--ink', '--desk'],
  ['--ink', '--paper'],
  ['--soft', '--desk'],
  ['--soft', '--paper'],
  ['--accent', '--paper'],
  ['--on-accent', '--accent'],
  ['--accent', '--accent-soft'],
  ['--on-panel', '--panel'],
  ['--on-panel-soft', '--panel'],
  ['--green', '--green-soft'],
  ['--amber', '--amber-soft'],
  ['--red', '--red-soft'],
  ['--on-red', '--red'],
] as const;
const SIZES = ['--text-tiny', '--text-small', '--text', '--text-large', '--title-small', '--title'];
const GAPS = ['--gap-1', '--gap-2', '--gap-3', '--gap-4', '--gap-5', '--gap-6', '--gap-7'];

/** Colours in the pairs in which they carry words, sizes of type, and spaces. */
export function TokenSamples() {
  const say = useSay();
  return (
    <>
      <h3>{say('app.design.colours')}</h3>
      <ul className={styles['pairs']}>
        {PAIRS.map(([ink, ground]) => (
          <li
            key={ink + ground}
            style={{ color: `var(${ink})`, backgroundColor: `var(${ground})` }}
          >
            <code dir="ltr">
              {ink}
              <br />
              {ground}
            </code>
          </li>
        ))}
      </ul>
      <h3>{say('app.design.type')}</h3>
      {SIZES.map((size) => (
        <p key={size} style={{ fontSize: `var(${size})` }}>
          {say('app.design.sampleTitle')} <code dir="ltr">{size}</code>
        </p>
      ))}
      <p className={styles['serif']}>{say('app.design.sampleText')}</p>
      <h3>{say('app.design.space')}</h3>
      <ul>
        {GAPS.map((gap) => (
          <li key={gap} className={styles['gap']}>
            <span style={{ inlineSize: `var(${gap})` }} />
            <code dir="ltr">{gap}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
