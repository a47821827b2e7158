import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  listTemplates,
  removeTemplate,
  type TemplateView,
} from '#shared/paper/template-contract.ts';
import { listArchive } from '#shared/paper/life-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/forum/Templates.module.css';

/** The templates that this forum keeps; those who lead take one away. Nothing is drawn where there are none. */
export function TemplatesOfForum({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const [removed, setRemoved] = useState<TemplateView | null>(null);
  const answer = useAnswer(listTemplates, { forumId }).data;
  const own = answer?.templates.filter(({ id }) => id !== null) ?? [];
  if (own.length === 0) return null;
  return (
    <Section title={say('life.template.list')}>
      <List>
        {own.map((template) => (
          <Row
            key={template.id}
            to={`/papers/${template.id ?? ''}`}
            title={template.title}
            below={say(`paper.kind.${template.kind}`)}
            end={
              answer?.mayRemove && (
                <span className={styles['over']}>
                  <IconButton
                    label={say('life.template.remove', { title: isolated(template.title ?? '') })}
                    onPress={() => setRemoved(template)}
                  >
                    <Trash2 size={18} aria-hidden="true" />
                  </IconButton>
                </span>
              )
            }
          />
        ))}
      </List>
      {removed && <Removal forumId={forumId} template={removed} onClose={() => setRemoved(null)} />}
    </Section>
  );
}

interface RemovalProps {
  readonly forumId: string;
  readonly template: TemplateView;
  readonly onClose: () => void;
}

function Removal({ forumId, template, onClose }: RemovalProps) {
  const say = useSay();
  const sending = useSend(removeTemplate, {
    changes: [listTemplates, listArchive],
    onSent: onClose,
  });
  const templateId = template.id ?? '';
  return (
    <Confirm
      title={say('life.template.removeTitle')}
      isOpen
      action={say('life.template.removeSend')}
      isPending={sending.isPending}
      onConfirm={() => sending.mutate({ params: { forumId, templateId } })}
      onClose={onClose}
    >
      <p>{say('life.template.removeIs', { title: isolated(template.title ?? '') })}</p>
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}
