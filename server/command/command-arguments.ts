import { COMMANDS } from '#server/command/commands.ts';
import { CommandRefused } from '#server/command/outcome.ts';

export interface CommandWords {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly asJson: boolean;
}

/** Commands that the command line carries out itself, because they must not meet an open workspace. */
const OWN = ['help', 'restore'] as const;

/** Options that stand alone. */
const FLAGS = ['comments'] as const;

/** Splits `member add --email E` into a name and options. Two words are tried before one. */
export function readArguments(words: readonly string[]): CommandWords {
  const options: Record<string, string> = Object.create(null) as Record<string, string>;
  const plain: string[] = [];
  let asJson = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--json') asJson = true;
    else if (word === '--help') plain.unshift('help');
    else if (word.startsWith('--')) {
      const [name = '', inline] = word.slice(2).split(/=(.*)/s);
      const isFlag = (FLAGS as readonly string[]).includes(name);
      const value = inline ?? (isFlag ? 'yes' : words[++at]);
      if (value === undefined)
        throw new CommandRefused('option-missing', `--${name} needs a value`);
      options[name] = value;
    } else plain.push(word);
  }
  const [first = 'help', second = '', ...rest] = plain;
  const isKnown = (name: string) =>
    Object.hasOwn(COMMANDS, name) || (OWN as readonly string[]).includes(name);
  const pair = `${first} ${second}`;
  if (isKnown(pair)) return { name: pair, options: withArgument(options, rest), asJson };
  if (!isKnown(first))
    throw new CommandRefused('command-unknown', `there is no command ${first}; see help`);
  return { name: first, options: withArgument(options, second ? [second, ...rest] : rest), asJson };
}

function withArgument(
  options: Record<string, string>,
  plain: readonly string[],
): Record<string, string> {
  if (plain.length > 1)
    throw new CommandRefused('argument-surplus', `unexpected: ${plain.slice(1).join(' ')}`);
  const [argument] = plain;
  return argument === undefined ? options : { ...options, argument };
}

/** The text of `help`. */
export function helpLines(): string[] {
  const entries = Object.values(COMMANDS).map(({ usage, summary }) => [usage, summary] as const);
  const all = [
    ...entries,
    ['restore FILE', 'fill an empty DATA_DIR from a backup, after checking every hash'] as const,
    ['help', 'this list'] as const,
  ];
  return [
    'npm run -s nayar -- <command> [--json]',
    '',
    ...all.flatMap(([usage, summary]) => [`  ${usage}`, `      ${summary}`]),
  ];
}
