import { useState } from 'react';
import { Link } from 'react-router';
import type { VersionView } from '#shared/version/version-contract.ts';
import { DeriveFrom } from '#client/follow-up/DeriveFrom.tsx';
import { ExportButton } from '#client/interchange/ExportButton.tsx';
import { hourInWords } from '#client/locale/dates.ts';
import { InARow } from '#client/locale/InARow.tsx';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import { NameVersion } from '#client/version/NameVersion.tsx';
import { PublishVersion } from '#client/version/PublishVersion.tsx';
import styles from '#client/version/Version.module.css';

interface VersionLineProps {
  readonly paperId: string;
  readonly version: VersionView;
  readonly rights: { readonly mayName: boolean; readonly mayPublish: boolean };
}

/** The name of a version's line in the page. */
export const lineId = (versionId: string): string => `version-${versionId}`;

/** One version in the history: when, what for, who wrote, and what may be done with it. */
export function VersionLine({ paperId, version, rights }: VersionLineProps) {
  const say = useSay();
  const language = useLanguage();
  const { id, number, name, reason, at } = version;
  const isPublished = version.publication !== null && version.publication.withdrawnAt === null;
  return (
    <li
      id={lineId(id)}
      tabIndex={-1}
      className={classes(styles['line'], name !== null && styles['named'])}
    >
      <time dateTime={at} className={styles['hour']}>
        {hourInWords(new Date(at), language)}
      </time>
      <div className={styles['what']}>
        <p className={styles['name']}>
          {name === null ? <Why version={version} /> : <bdi>{name}</bdi>}{' '}
          {isPublished && <Badge tone="green">{say('version.published')}</Badge>}
        </p>
        {reason && (
          <p dir="auto" className={styles['reason']}>
            {reason}
          </p>
        )}
        <p className={styles['facts']}>
          <span>{say('version.number', { number })}</span>
          <Writers version={version} />
        </p>
      </div>
      <Deeds paperId={paperId} version={version} rights={rights} />
    </li>
  );
}

function Deeds({ paperId, version, rights }: VersionLineProps) {
  const say = useSay();
  const [isNaming, setNaming] = useState(false);
  const { id, number, name } = version;
  return (
    <>
      <div className={styles['deeds']}>
        <Link
          to={`/papers/${paperId}/versions/${id}`}
          aria-label={say('version.readNumber', { number })}
        >
          {say('version.read')}
        </Link>
        <Link
          to={`/papers/${paperId}/compare?from=${id}&to=now`}
          aria-label={say('version.compareNumber', { number })}
        >
          {say('version.compare')}
        </Link>
        {rights.mayName && name === null && (
          <Button
            tone="quiet"
            aria-label={say('version.name.giveNumber', { number })}
            onPress={() => setNaming(true)}
          >
            {say('version.name.give')}
          </Button>
        )}
        <ExportButton paperId={paperId} of={{ version }} />
        <DeriveFrom paperId={paperId} version={version} />
        {name !== null && (
          <PublishVersion paperId={paperId} version={version} mayPublish={rights.mayPublish} />
        )}
      </div>
      {isNaming && (
        <NameVersion paperId={paperId} version={version} onClose={() => setNaming(false)} />
      )}
    </>
  );
}

/** What a version without a name was kept for. */
export function Why({ version }: { readonly version: VersionView }) {
  const say = useSay();
  return version.before === null
    ? say('version.automatic')
    : say(`version.before.${version.before}`);
}

function Writers({ version: { contributors, by, name } }: { readonly version: VersionView }) {
  return (
    <>
      {contributors.length > 0 && (
        <span>
          <Sentence
            of="version.wroteBy"
            values={{
              names: <InARow words={contributors.map((one) => one.name)} />,
            }}
          />
        </span>
      )}
      {name !== null && by && (
        <span>
          <Sentence of="version.namedBy" values={{ name: by.name }} />
        </span>
      )}
    </>
  );
}
