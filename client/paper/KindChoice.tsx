import { KINDS, type Kind } from '#shared/paper/kind.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice } from '#client/ui/Choice.tsx';

interface KindChoiceProps {
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
}

/** What kind of paper it is to be, each with what it means. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
  const say = useSay();
  return (
    <Choice
      look="cards"
      label={say('paper.start.kind')}
      value={value}
      onChange={onChange}
      options={KINDS.map((kind) => ({
        value: kind,
        label: say(`paper.kind.${kind}`),
        meaning: say(`paper.kindIs.${kind}`),
      }))}
    />
  );
}
