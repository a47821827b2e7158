import styles from '#client/notice/Outbox.module.css';

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** A mail's plain text as it would have been read: its lines kept, each in its own direction, its addresses as links. */
export function MailText({ text }: { readonly text: string }) {
  return (
    <div className={styles['text']}>
      {text.split('\n').map((line, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of a kept mail never change
        <p key={place} dir="auto">
          {line.split(ADDRESS).map((part, at) =>
            at % 2 === 0 ? (
              part
            ) : (
              <a key={part} href={part} dir="ltr">
                {part}
              </a>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
