import { listVersions, type VersionView } from '#shared/version/version-contract.ts';
import { LAST_READ, NOW, type Sides } from '#client/compare/use-sides.ts';
import { useAnswer } from '#client/http/query.ts';
import { momentInWords } from '#client/locale/dates.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Select } from '#client/ui/Select.tsx';
import { useOlderVersions } from '#client/version/use-older-versions.ts';
import styles from '#client/compare/Compare.module.css';

/** Choosing it brings more to choose from. */
const OLDER = 'older';
const NONE = { versions: [], next: null };

interface VersionChoiceProps {
  readonly paperId: string;
  readonly from: string;
  readonly to: string;
  readonly sides: Sides;
  readonly onChange: (from: string, to: string) => void;
}

/** Which two texts are compared. */
export function VersionChoice({ paperId, from, to, sides, onChange }: VersionChoiceProps) {
  const say = useSay();
  const first = useAnswer(listVersions, { paperId }).data ?? NONE;
  const { items: versions, hasOlder, bringOlder } = useOlderVersions(paperId, first);
  const name = useVersionName();
  // What an address names may be older than what has been listed.
  const named = [sides.old.side?.version, sides.new.side?.version].flatMap((one) => one ?? []);
  const known = [...versions, ...named.filter(({ id }) => versions.every((one) => one.id !== id))];
  const options = [
    ...known.map((version) => ({ value: version.id, label: name(version) })),
    ...(hasOlder ? [{ value: OLDER, label: say('compare.older') }] : []),
  ];
  const choose = (chosen: string, then: (value: string) => void) =>
    chosen === OLDER ? bringOlder() : then(chosen);
  const froms = [{ value: LAST_READ, label: say('compare.lastRead') }, ...options];
  const tos = [{ value: NOW, label: say('compare.now') }, ...options];
  const labelOf = (of: typeof options, value: string) =>
    of.find((option) => option.value === value)?.label ?? '';
  return (
    <>
      {/* On paper nothing can be chosen any more, and what was chosen must be told. */}
      <dl className={styles['chosen']}>
        <dt>{say('compare.from')}</dt>
        <dd>{labelOf(froms, from)}</dd>
        <dt>{say('compare.to')}</dt>
        <dd>{labelOf(tos, to)}</dd>
      </dl>
      <div className={styles['choice']}>
        <Select
          label={say('compare.from')}
          value={from}
          onChange={(chosen) => choose(chosen, (value) => onChange(value, to))}
          options={froms}
        />
        <Select
          label={say('compare.to')}
          value={to}
          onChange={(chosen) => choose(chosen, (value) => onChange(from, value))}
          options={tos}
        />
      </div>
    </>
  );
}

/** What a version is called where one is chosen. */
export function useVersionName(): (version: VersionView) => string {
  const say = useSay();
  const language = useLanguage();
  return ({ number, name, at }) => {
    const when = momentInWords(new Date(at), language);
    if (name === null) return say('compare.versionAt', { number, when });
    return say('compare.namedAt', { name: isolated(name), number, when });
  };
}
