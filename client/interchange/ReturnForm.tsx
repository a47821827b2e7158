import { useState } from 'react';
import {
  compareReturn,
  type ReturnBase,
  type ReturnPreview,
  type ReturnReport,
  takeReturn,
} from '#shared/interchange/return-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { useVersionName } from '#client/compare/VersionChoice.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { ReturnedItems } from '#client/interchange/ReturnedItems.tsx';
import { WordReportParts } from '#client/interchange/WordReportView.tsx';
import { momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/interchange/Returned.module.css';

interface ReturnFormProps {
  readonly paperId: string;
  /** As the file was told when it was read. */
  readonly first: ReturnPreview;
  readonly fileName: string;
  readonly onDone: (report: ReturnReport) => void;
}

/** What is in a copy and what would become of it, with what its bringer has to say first. */
export function ReturnForm({ paperId, first, fileName, onDone }: ReturnFormProps) {
  const say = useSay();
  const [sendId] = useState(newCommentId);
  const comparing = useSend(compareReturn);
  const preview = comparing.data ?? first;
  const { people, items, settled, report, base } = preview;
  // Who is alone in a file is most often its bringer; of several nobody can tell.
  const [mine, setMine] = useState<readonly string[]>(() =>
    first.people.length === 1 ? first.people.map(({ key }) => key) : [],
  );
  const [settle, setSettle] = useState<readonly string[]>([]);
  const taking = useSend(takeReturn, { onSent: onDone });
  const params = { paperId, fileId: first.id };
  // What was said before, and can be settled in no other way here, asks nothing any more.
  const isSaid = (threadId: string) =>
    items.some((item) => item.threadId === threadId && item.outcome === 'before');
  const waiting = settled.filter(({ threadId, how }) => how !== null || !isSaid(threadId));
  const isGone = refusalOf(taking.error ?? comparing.error) === 'not-found';
  const take = () =>
    taking.mutate({
      params,
      body: { sendId, base, mine: [...mine], settle: [...settle] },
    });
  return (
    <>
      <p className={styles['quiet']}>
        <Sentence of="wordIn.file" values={{ name: fileName }} />
      </p>
      <Base
        paperId={paperId}
        preview={preview}
        onChange={(chosen) => comparing.mutate({ params, body: { base: chosen } })}
      />
      {comparing.isPending && <output>{say('returned.comparing')}</output>}
      <Section title={say('returned.found.title')}>
        {items.length === 0 && <p>{say('returned.found.none')}</p>}
        <ReturnedItems paperId={paperId} items={items} people={people} />
      </Section>
      {people.length > 0 && <People people={people} mine={mine} onChange={setMine} />}
      {waiting.length > 0 && <Settled settled={waiting} chosen={settle} onChange={setSettle} />}
      <WordReportParts report={report} isLeftOnly />
      <div className={styles['actions']}>
        <FailureNotice
          error={taking.error ?? comparing.error}
          {...(isGone && { words: say('wordIn.gone') })}
        />
        <Button
          tone="primary"
          isPending={taking.isPending}
          isDisabled={items.length === 0}
          onPress={take}
        >
          {say('returned.take')}
        </Button>
      </div>
    </>
  );
}

interface SettledProps {
  readonly settled: ReturnPreview['settled'];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Remarks that are settled in the file: each can be settled here too, by the way that there is. */
function Settled({ settled, chosen, onChange }: SettledProps) {
  const say = useSay();
  return (
    <Section title={say('returned.settled.title')}>
      <p className={styles['quiet']}>
        {say('returned.settled.lead')}
        {settled.some(({ how }) => how !== null) && ` ${say('returned.settled.also')}`}
      </p>
      <ul className={styles['plain']}>
        {settled.map(({ threadId, number, quote, how }) => (
          <li key={threadId} className={styles['settled']}>
            <span>
              {number} · <bdi>{quote}</bdi>
            </span>
            {how && (
              <CheckLine
                isChosen={chosen.includes(threadId)}
                onChange={(isOn) =>
                  onChange(isOn ? [...chosen, threadId] : chosen.filter((one) => one !== threadId))
                }
              >
                {say(`returned.settled.${how}`)}
              </CheckLine>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface BaseProps {
  readonly paperId: string;
  readonly preview: ReturnPreview;
  readonly onChange: (base: ReturnBase) => void;
}

const NOW = 'now';

/** Which text the file is compared with: the one that it remembers, else one that is chosen. */
function Base({ paperId, preview: { isOwn, base, writtenAt }, onChange }: BaseProps) {
  const say = useSay();
  const language = useLanguage();
  const versions = useAnswer(listVersions, { paperId }).data?.versions ?? [];
  const name = useVersionName();
  if (isOwn && writtenAt !== null)
    return (
      <p className={styles['quiet']}>
        {say('returned.found.own', { when: momentInWords(new Date(writtenAt), language) })}
      </p>
    );
  return (
    <div className={styles['base']}>
      <Notice tone="warning">{say('returned.found.foreign')}</Notice>
      <Select
        label={say('returned.found.base')}
        value={base.kind === 'version' ? base.versionId : NOW}
        onChange={(value) =>
          onChange(value === NOW ? { kind: 'now' } : { kind: 'version', versionId: value })
        }
        options={[
          { value: NOW, label: say('returned.found.now') },
          ...versions.map((version) => ({ value: version.id, label: name(version) })),
        ]}
      />
    </div>
  );
}

interface PeopleProps {
  readonly people: ReturnPreview['people'];
  readonly mine: readonly string[];
  readonly onChange: (mine: readonly string[]) => void;
}

/** Who of those named in the file is its bringer: nobody is taken for an account of the same name. */
function People({ people, mine, onChange }: PeopleProps) {
  const say = useSay();
  const options = [
    { value: 'mine', label: say('returned.people.mine') },
    { value: 'outside', label: say('returned.people.outside') },
  ] as const;
  return (
    <Section title={say('returned.people.title')}>
      <p className={styles['quiet']}>
        {say('returned.people.lead')} {say('returned.people.compared')}
      </p>
      <ul className={styles['plain']}>
        {people.map(({ key, name, changes, comments }) => {
          const shown = name === '' ? say('returned.people.unknown') : name;
          return (
            <li key={key} className={styles['person']}>
              <span>
                <strong>
                  <bdi>{shown}</bdi>
                </strong>{' '}
                <span className={styles['quiet']}>
                  {[
                    changes > 0 && say('returned.people.changes', { count: changes }),
                    comments > 0 && say('returned.people.comments', { count: comments }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Choice
                look="pill"
                label={say('returned.people.who', { name: shown })}
                isLabelHidden
                options={options}
                value={mine.includes(key) ? 'mine' : 'outside'}
                onChange={(value) =>
                  onChange(value === 'mine' ? [...mine, key] : mine.filter((one) => one !== key))
                }
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
