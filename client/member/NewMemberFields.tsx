import { useSay } from '#client/locale/Locale.tsx';
import { TextField } from '#client/ui/Field.tsx';

/** What is typed about somebody who is being added. */
export type TypedMember = {
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly office: string;
  readonly region: string;
};

export const NOBODY: TypedMember = { email: '', name: '', title: '', office: '', region: '' };

interface NewMemberFieldsProps {
  readonly value: TypedMember;
  readonly onChange: (value: TypedMember) => void;
  readonly errorOf: (field: keyof TypedMember) => string | null;
}

/** Who somebody is: the address and name are needed, the rest may come from the person. */
export function NewMemberFields({ value, onChange, errorOf }: NewMemberFieldsProps) {
  const say = useSay();
  const field = (name: keyof TypedMember, maxLength: number) => ({
    name,
    maxLength,
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    error: errorOf(name),
    // Somebody else's details: the browser must not offer one's own.
    autoComplete: 'off',
  });
  return (
    <>
      <TextField
        {...field('email', 254)}
        label={say('member.add.email')}
        hint={say('member.add.emailHint')}
        type="email"
        direction="ltr"
        isRequired
      />
      <TextField {...field('name', 120)} label={say('member.add.name')} isRequired />
      <TextField {...field('title', 160)} label={say('member.add.personTitle')} />
      <TextField {...field('office', 160)} label={say('member.add.office')} />
      <TextField {...field('region', 80)} label={say('member.add.region')} />
    </>
  );
}
