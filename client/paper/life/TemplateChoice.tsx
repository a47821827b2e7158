import type { Kind } from '#shared/paper/kind.ts';
import { listTemplates, type TemplateView } from '#shared/paper/template-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/paper/life/Life.module.css';

interface TemplateChoiceProps {
  readonly forumId: string;
  readonly kind: Kind;
  /** Null is the program's own. */
  readonly value: string | null;
  readonly onChange: (templateId: string | null) => void;
}

const OWN = 'own';

/** Asks which template of a kind a new paper starts from, where the forum keeps any, and shows what is in it. */
export function TemplateChoice({ forumId, kind, value, onChange }: TemplateChoiceProps) {
  const say = useSay();
  const answer = useAnswer(listTemplates, { forumId }).data;
  const templates = answer?.templates.filter((template) => template.kind === kind) ?? [];
  const chosen = templates.find(({ id }) => id === value);
  return (
    <>
      {templates.length > 1 && (
        <Select
          label={say('life.template.choose')}
          value={value ?? OWN}
          onChange={(id) => onChange(id === OWN ? null : id)}
          options={templates.map(({ id, title }) => ({
            value: id ?? OWN,
            label: title ?? say('life.template.own'),
          }))}
        />
      )}
      {chosen && <Preview template={chosen} />}
    </>
  );
}

function Preview({ template: { headings } }: { readonly template: TemplateView }) {
  const say = useSay();
  if (headings.length === 0) return <p className={styles['is']}>{say('life.template.empty')}</p>;
  const highest = Math.min(...headings.map(({ level }) => level));
  return (
    <section aria-label={say('life.template.preview')}>
      <p className={styles['is']}>{say('life.template.preview')}</p>
      <ul className={styles['preview']}>
        {headings.map(({ level, text }, place) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- headings of one preview never change places
            key={place}
            className={level > highest ? styles['deep'] : undefined}
          >
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
