import { isPlainLine } from '#shared/contract/plain-line.ts';
import { foldedWord, type InvitationField, roleOfWord } from '#shared/member/invitation-words.ts';
import type { NamedGroup, Pasted } from '#shared/member/pasted-columns.ts';
import { addressesIn, type PastedRow } from '#shared/pasted/pasted-lines.ts';
import { Email } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';

/** What is wrong with a line, by a stable code that both catalogues have a sentence for. */
export const LINE_TROUBLES = [
  'address-missing',
  'address-wrong',
  'address-twice',
  'member-already',
  'role-unknown',
  'group-unknown',
  'hidden-characters',
  'too-long',
] as const;
export type LineTrouble = (typeof LINE_TROUBLES)[number];

/** Somebody to invite, as the server takes them. */
export interface InvitedPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly groupIds: readonly string[];
  readonly title: string | null;
  readonly office: string | null;
  readonly region: string | null;
  readonly expertise: string | null;
}

/** One row, judged. With troubles it is not sent; what was read of it is shown all the same. */
export interface JudgedLine {
  readonly line: number;
  readonly person: InvitedPerson;
  readonly troubles: readonly { readonly code: LineTrouble; readonly words: string }[];
  /** The row held no name: the part of the address before the @ stands in for it. */
  readonly isNameless: boolean;
}

/** What rows are judged against, and what stands where a row says nothing. */
export interface InvitationSetting {
  readonly groups: readonly NamedGroup[];
  /** Addresses of the members, in lower case. */
  readonly members: ReadonlySet<string>;
  readonly role: Role;
  readonly groupIds: readonly string[];
}

const LONGEST = { name: 120, title: 160, office: 160, region: 80, expertise: 300 } as const;
type Words = keyof typeof LONGEST;

/** Judges every row of a paste: pure, in order, and the first of two equal addresses is the good one. */
export function judgeLines(pasted: Pasted, setting: InvitationSetting): readonly JudgedLine[] {
  const seen = new Set<string>();
  const rows = pasted.hasHeadings ? pasted.rows.slice(1) : pasted.rows;
  return rows.map((row) => judgeLine(row, pasted.columns, setting, seen));
}

function judgeLine(
  row: PastedRow,
  columns: Pasted['columns'],
  setting: InvitationSetting,
  seen: Set<string>,
): JudgedLine {
  const cell = (column: InvitationField) => row.cells[columns.indexOf(column)] ?? '';
  const troubles: JudgedLine['troubles'][number][] = [];
  const trouble = (code: LineTrouble, words = '') => void troubles.push({ code, words });
  const email = addressOf(cell('email'));
  const why = addressTrouble(cell('email'), email, setting, seen);
  if (why) trouble(why, cell('email'));
  else seen.add(email);
  const words = (field: Words, text: string) => {
    // Longer than anybody's: cut for showing, and refused.
    if (text.length > LONGEST[field]) trouble('too-long', text.slice(0, LONGEST[field]));
    if (!isPlainLine(text)) trouble('hidden-characters', text);
    return text === '' ? null : text;
  };
  const named = words('name', nameOf(cell));
  const role = cell('role') === '' ? setting.role : roleOfWord(cell('role'));
  if (role === null) trouble('role-unknown', cell('role'));
  const { ids, unknown } = groupsOf(cell('groups'), setting);
  for (const name of unknown) trouble('group-unknown', name);
  const person: InvitedPerson = {
    email,
    name: named ?? email.split('@')[0] ?? '',
    role: role ?? setting.role,
    groupIds: ids,
    title: words('title', cell('title')),
    office: words('office', cell('office')),
    region: words('region', cell('region')),
    expertise: words('expertise', cell('expertise')),
  };
  return { line: row.line, person, troubles, isNameless: named === null };
}

/** The address in a cell, without the marks that mail programs put around it. */
function addressOf(cell: string): string {
  const clean = cell.replaceAll(/\p{Cf}/gu, '');
  const [found = clean] = addressesIn(clean);
  return found
    .replace(/^mailto:/i, '')
    .replace(/[.'"]+$/, '')
    .toLowerCase();
}

function addressTrouble(
  cell: string,
  email: string,
  { members }: InvitationSetting,
  seen: ReadonlySet<string>,
): LineTrouble | null {
  if (cell === '') return 'address-missing';
  if (!Email.safeParse(email).success || addressesIn(cell).length > 1) return 'address-wrong';
  if (members.has(email)) return 'member-already';
  return seen.has(email) ? 'address-twice' : null;
}

/** From the column of names, from its two halves, or from beside the address in its own cell. */
function nameOf(cell: (column: InvitationField) => string): string {
  const [first, last] = [cell('firstName'), cell('lastName')];
  const whole = cell('name') || [first, last].filter(Boolean).join(' ');
  if (whole !== '') return whole;
  const [address] = addressesIn(cell('email'));
  if (address === undefined) return '';
  return cell('email').replace(address, '').replaceAll(/[<>"]/g, '').trim();
}

function groupsOf(cell: string, { groups, groupIds }: InvitationSetting) {
  if (cell === '') return { ids: groupIds, unknown: [] };
  const idOf = (name: string) =>
    groups.find((group) => foldedWord(group.name) === foldedWord(name))?.id;
  // A group's own name may hold a comma, so the whole cell is tried before its parts.
  const whole = idOf(cell);
  const names = whole ? [cell] : cell.split(/[,;|+]/).map((name) => name.trim());
  const found = names.filter(Boolean).map((name) => [name, idOf(name)] as const);
  return {
    ids: [...new Set(found.flatMap(([, id]) => (id ? [id] : [])))],
    unknown: found.flatMap(([name, id]) => (id ? [] : [name])),
  };
}

/** Takes out of a paste what nobody sees: controls but line ends and tabs, and signs that turn the direction of text. */
export function withoutHidden(text: string): string {
  return text.replaceAll(/(?![\n\r\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
}
