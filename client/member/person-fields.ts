/** The longest words about a person, in letters; the contract says the same. */
export const LONGEST = { name: 120, title: 160, office: 160, region: 80, expertise: 300 } as const;
export type Detail = keyof typeof LONGEST;
export type Details = Readonly<Record<Detail, string>>;

/** What is said of a person, as it is typed. */
export function typedDetails(person: Readonly<Record<Detail, string | null>>): Details {
  const { name, title, office, region, expertise } = person;
  return {
    name: name ?? '',
    title: title ?? '',
    office: office ?? '',
    region: region ?? '',
    expertise: expertise ?? '',
  };
}

/** What was typed, as it is sent: an empty field says nothing. */
export function sentDetails({ name, title, office, region, expertise }: Details) {
  const orNull = (text: string) => text.trim() || null;
  return {
    name,
    title: orNull(title),
    office: orNull(office),
    region: orNull(region),
    expertise: orNull(expertise),
  };
}
