/** The shape of a Hebrew catalogue, to be filled in another language: a missing or an extra key does not compile. */
export type Wording<Hebrew> = {
  readonly [Key in keyof Hebrew]: Hebrew[Key] extends string ? string : Wording<Hebrew[Key]>;
};
