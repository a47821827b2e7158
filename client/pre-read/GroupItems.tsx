import { LONGEST } from '#shared/pre-read/pre-read.ts';
import type { GroupResponse } from '#shared/pre-read/group-response-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/pre-read/PreRead.module.css';

export type Item = GroupResponse['items'][number];

interface GroupItemsProps {
  readonly items: readonly Item[];
  readonly remarks: GroupResponse['remarks'];
  readonly onChange: (items: readonly Item[]) => void;
}

/** The numbered points of a response, to be written, moved up and taken out. */
export function GroupItems({ items, remarks, onChange }: GroupItemsProps) {
  const say = useSay();
  const numberOf = new Map(remarks.map(({ threadId, number }) => [threadId, number]));
  return (
    <Section title={say('preRead.group.items')}>
      {items.map(({ text, threadIds }, place) => {
        const numbers = threadIds.flatMap((id) => numberOf.get(id) ?? []);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a point has no other name than its number
          <div key={place} className={styles['answer']}>
            <TextField
              label={say('preRead.group.item', { number: place + 1 })}
              isRequired
              lines={4}
              maxLength={LONGEST.item}
              value={text}
              onChange={(next) => onChange(items.with(place, { text: next, threadIds }))}
            />
            <div className={styles['deeds']}>
              {numbers.length > 0 && (
                <span className={styles['soft']}>
                  {say('preRead.group.from', { numbers: numbers.join(', ') })}
                </span>
              )}
              {place > 0 && (
                <Button
                  tone="quiet"
                  onPress={() =>
                    onChange(items.toSpliced(place, 1).toSpliced(place - 1, 0, { text, threadIds }))
                  }
                >
                  {say('preRead.group.up', { number: place + 1 })}
                </Button>
              )}
              <Button tone="quiet" onPress={() => onChange(items.toSpliced(place, 1))}>
                {say('preRead.group.drop', { number: place + 1 })}
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button onPress={() => onChange([...items, { text: '', threadIds: [] }])}>
          {say('preRead.group.add')}
        </Button>
      </div>
    </Section>
  );
}
