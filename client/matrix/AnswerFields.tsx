import { DISPOSITIONS } from '#shared/thread/thread.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type AnswerWords, dispositionIn } from '#client/matrix/answer-form.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';

/** Characters of a reason, as the contract has it. */
const MOST = 4000;

interface AnswerFieldsProps {
  readonly words: AnswerWords;
  readonly onChange: (words: Partial<AnswerWords>) => void;
  readonly isMissing: boolean;
}

/** What is decided, and why: the arrows choose, Tab goes on to the reason. */
export function AnswerFields({ words, onChange, isMissing }: AnswerFieldsProps) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('matrix.answer.what')}
        isLabelHidden
        look="chips"
        value={dispositionIn(words)}
        onChange={(disposition) => onChange({ disposition })}
        options={DISPOSITIONS.map((value) => ({
          value,
          label: say(`thread.disposition.${value}`),
        }))}
      />
      <TextField
        label={say('matrix.answer.reason')}
        isRequired
        // The row asks for what is missing in its own words.
        validationBehavior="aria"
        lines={3}
        maxLength={MOST}
        value={words.reason}
        onChange={(reason) => onChange({ reason })}
        error={isMissing ? say('matrix.answer.needsReason') : null}
      />
    </>
  );
}
