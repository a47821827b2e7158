import { Fragment } from 'react';
import { hebrewLetterOn } from '#client/keyboard/hebrew-layout.ts';
import { isMac, type KeyName, keysOf, type Shortcut } from '#client/keyboard/shortcut.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import styles from '#client/keyboard/Keyboard.module.css';

/** The keys of one shortcut, drawn as keys; in Hebrew a letter shows the one that stands on the same key. */
export function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  const mac = isMac();
  return (
    // Keys are pressed in this order whatever the language, and signs between them must not turn round.
    <span dir="ltr" className={styles['keys']}>
      {keysOf(shortcut, mac).map((key, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- keys of one shortcut never change places
        <Fragment key={place}>
          {place > 0 && <span className={styles['plus']}>+</span>}
          <OneKey name={key} />
        </Fragment>
      ))}
    </span>
  );
}

function OneKey({ name }: { readonly name: KeyName }) {
  const say = useSay();
  const language = useLanguage();
  if (name.kind === 'word') {
    return (
      <kbd lang={language} className={styles['key']}>
        <bdi>{say(name.says)}</bdi>
      </kbd>
    );
  }
  const twin = language === 'he' && name.text.length === 1 ? hebrewLetterOn(name.text) : null;
  return (
    <kbd lang="en" className={styles['key']}>
      {name.text}
      {twin && (
        <span lang="he" className={styles['twin']}>
          <bdi>{twin}</bdi>
        </span>
      )}
    </kbd>
  );
}
