import { Link } from 'react-router';
import { type FollowUpSource, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '#client/http/query.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import styles from '#client/follow-up/SourceLine.module.css';

/** Under the title of a paper that continues another: which one, and the way to what became of its recommendations. */
export function SourceLine({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const { id: paperId, isDerived } = paper;
  const { data } = useQuery({ ...queryOf(getFollowUp, { paperId }), enabled: isDerived });
  if (!data) return null;
  return (
    <p className={styles['line']}>
      <span>
        <SourceWords source={data.source} />
      </span>
      <Link to={`/papers/${paperId}/follow-up`}>{say('followUp.open')}</Link>
    </p>
  );
}

/** Which version of which paper, as far as the reader may see them. */
export function SourceWords({ source }: { readonly source: FollowUpSource }) {
  const say = useSay();
  const language = useLanguage();
  const { paperId, versionId, title, version } = source;
  if (title === null) return say('followUp.fromUnseen');
  const paper = <Link to={`/papers/${paperId}`}>{title}</Link>;
  if (!version) return <Sentence of="followUp.fromPaper" values={{ title: paper }} />;
  const { number, name, at } = version;
  const when = dateInWords(new Date(at), language);
  const words =
    name === null ? (
      say('followUp.version', { number, when })
    ) : (
      <Sentence of="followUp.named" values={{ name, when }} />
    );
  const link = <Link to={`/papers/${paperId}/versions/${versionId}`}>{words}</Link>;
  return <Sentence of="followUp.from" values={{ title: paper, version: link }} />;
}
