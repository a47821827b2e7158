import { INITIATIVE_LENGTH, INITIATIVE_STATUSES } from '#shared/initiative/initiative.ts';
import type { TypedInitiative } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { OwnerFields, type useKnownOwners } from '#client/owner/OwnerFields.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/initiative/Initiative.module.css';

interface FieldsProps {
  readonly typed: TypedInitiative;
  readonly onChange: (some: Partial<TypedInitiative>) => void;
}

interface InitiativeFieldsProps extends FieldsProps {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly known: ReturnType<typeof useKnownOwners>;
  readonly isTried: boolean;
}

/** What an initiative is: its name and aim, the groups it is of and who brings it forward. */
export function InitiativeFields(props: InitiativeFieldsProps) {
  const { typed, onChange, groups, known, isTried } = props;
  const say = useSay();
  return (
    <>
      <TextField
        label={say('initiative.field.title')}
        isRequired
        maxLength={INITIATIVE_LENGTH.title}
        value={typed.title}
        onChange={(title) => onChange({ title })}
        error={isTried && typed.title.trim() === '' ? say('app.failure.field.required') : null}
      />
      <TextField
        label={say('initiative.field.aim')}
        lines={3}
        maxLength={INITIATIVE_LENGTH.aim}
        value={typed.aim}
        onChange={(aim) => onChange({ aim })}
      />
      {groups.length > 0 && (
        <div className={styles['groups']}>
          <ManyChoice
            label={say('initiative.field.groups')}
            values={typed.groupIds}
            onChange={(groupIds) => onChange({ groupIds })}
            options={groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
          />
          <p className={styles['soft']}>{say('initiative.field.groupsHint')}</p>
        </div>
      )}
      <fieldset className={styles['box']}>
        <legend>{say('initiative.owners')}</legend>
        <OwnerFields
          known={known}
          value={typed.owners}
          onChange={(owners) => onChange({ owners })}
        />
      </fieldset>
    </>
  );
}

/** Where it is, and what comes next. */
export function CourseFields({
  typed: { status, nextStep, nextStepOn },
  onChange,
}: {
  readonly typed: Pick<TypedInitiative, 'status' | 'nextStep' | 'nextStepOn'>;
  readonly onChange: (
    some: Partial<Pick<TypedInitiative, 'status' | 'nextStep' | 'nextStepOn'>>,
  ) => void;
}) {
  const say = useSay();
  return (
    <>
      <Select
        label={say('initiative.field.status')}
        value={status}
        onChange={(chosen) => onChange({ status: chosen })}
        options={INITIATIVE_STATUSES.map((value) => ({
          value,
          label: say(`initiative.status.${value}`),
        }))}
      />
      <div className={styles['pair']}>
        <TextField
          label={say('initiative.field.nextStep')}
          lines={2}
          maxLength={INITIATIVE_LENGTH.step}
          value={nextStep}
          onChange={(step) => onChange({ nextStep: step })}
        />
        <TextField
          label={say('initiative.field.nextStepOn')}
          type="date"
          value={nextStepOn}
          onChange={(day) => onChange({ nextStepOn: day })}
        />
      </div>
    </>
  );
}
