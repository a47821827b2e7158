import { fieldError } from '#client/http/field-errors.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type Detail, type Details, LONGEST } from '#client/member/person-fields.ts';
import { TextField } from '#client/ui/Field.tsx';

interface PersonFieldsProps {
  readonly value: Details;
  readonly onChange: (details: Details) => void;
  /** Why sending failed. */
  readonly error: unknown;
}

/** The words about a person, one's own or, for those who manage members, another's. */
export function PersonFields({ value, onChange, error }: PersonFieldsProps) {
  const say = useSay();
  const isNameless = value.name.trim() === '';
  const field = (name: Detail) => ({
    name,
    maxLength: LONGEST[name],
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    error:
      name === 'name' && isNameless
        ? say('app.failure.field.required')
        : fieldError(error, name, say),
  });
  return (
    <>
      <TextField {...field('name')} label={say('member.settings.name')} isRequired />
      <TextField {...field('title')} label={say('member.settings.personTitle')} />
      <TextField {...field('office')} label={say('member.settings.office')} />
      <TextField {...field('region')} label={say('member.settings.region')} />
      <TextField {...field('expertise')} label={say('member.settings.expertise')} lines={2} />
    </>
  );
}
