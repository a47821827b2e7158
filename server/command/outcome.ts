/** A command's outcome: data for machines and lines for people. */
export interface Outcome {
  readonly json: unknown;
  readonly text: readonly string[];
}
/** Options as given, `--name value`; plain arguments come as `argument`. */
export type Options = Readonly<Record<string, string>>;

/** Wrong use of a command: told in one line with exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An option that must be given. */
export function need(options: Options, name: string): string {
  const value = options[name];
  if (!value) throw new CommandRefused('option-missing', `--${name} is missing`);
  return value;
}
