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

/** The options that a command's line of use names. */
const optionsIn = (usage: string): string[] =>
  [...usage.matchAll(/--([a-z]+)/g)].flatMap(([, name]) => name ?? []);

const KNOWN: ReadonlySet<string> = new Set(
  Object.values(COMMANDS).flatMap(({ usage }) => optionsIn(usage)),
);

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
      if (!KNOWN.has(name))
        throw new CommandRefused('option-unknown', `there is no option --${name}; see help`);
      const isFlag = (FLAGS as readonly string[]).includes(name);
      const value = inline ?? (isFlag ? 'yes' : words[++at]);
      if (value === undefined || (inline === undefined && value.startsWith('--')))
        throw new CommandRefused('option-missing', `--${name} needs a value`);
      options[name] = value;
    } else plain.push(word);
  }
  const [first = 'help', second = '', ...rest] = plain;
  const isKnown = (name: string) =>
    Object.hasOwn(COMMANDS, name) || (OWN as readonly string[]).includes(name);
  const pair = `${first} ${second}`;
  if (isKnown(pair)) return { name: pair, options: taken(pair, options, rest), asJson };
  if (!isKnown(first))
    throw new CommandRefused('command-unknown', `there is no command ${first}; see help`);
  const plainOnes = second ? [second, ...rest] : rest;
  return { name: first, options: taken(first, options, plainOnes), asJson };
}

/** A command's options with its plain argument; what it would not look at is refused. */
function taken(
  name: string,
  options: Record<string, string>,
  plain: readonly string[],
): Record<string, string> {
  const own = optionsIn(COMMANDS[name]?.usage ?? '');
  const idle = Object.keys(options).find((option) => !own.includes(option));
  if (idle !== undefined && name !== 'help')
    throw new CommandRefused('option-unknown', `${name} has no option --${idle}; see help`);
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
