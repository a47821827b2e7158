import { Check, Pencil, X } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changePaper,
  getHome,
  getPaper,
  listPapers,
  type PaperView,
} from '#shared/paper/paper-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { keyOf } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle } from '#client/ui/Page.tsx';
import styles from '#client/paper/PaperHead.module.css';

/** The paper's title; whoever may write or lead changes it in its place. */
export function PaperTitle({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const [isChanging, setIsChanging] = useState(false);
  const mayChange = paper.myVerbs.includes('edit');
  if (isChanging && mayChange) {
    return <TitleForm paper={paper} onClose={() => setIsChanging(false)} />;
  }
  return (
    <div className={styles['title']}>
      <PageTitle>
        <bdi>{paper.title}</bdi>
      </PageTitle>
      {mayChange && (
        <IconButton label={say('editor.title.change')} onPress={() => setIsChanging(true)}>
          <Pencil size={18} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

interface TitleFormProps {
  readonly paper: PaperView;
  readonly onClose: () => void;
}

function TitleForm({ paper, onClose }: TitleFormProps) {
  const say = useSay();
  const queries = useQueryClient();
  const [title, setTitle] = useState(paper.title);
  const [opened] = useState(paper.title);
  const sending = useSend(changePaper, {
    changes: [getPaper, listPapers, getHome],
    onSent: onClose,
  });
  const submit = () => {
    const changed = title.trim();
    if (changed === '' || changed === paper.title) return onClose();
    // What the screen shows as the paper's title at this moment; what came in meanwhile is told of below.
    return sending.mutate(
      { params: { paperId: paper.id }, body: { title: changed, seen: { title: paper.title } } },
      {
        onError: (error) => {
          if (refusalOf(error) === 'changed-meanwhile')
            void queries.invalidateQueries({ queryKey: keyOf(getPaper) });
        },
      },
    );
  };
  const isRefused = refusalOf(sending.error) === 'changed-meanwhile';
  return (
    <FormBody onSubmit={submit}>
      <div className={styles['title']}>
        <input
          className={styles['titleField']}
          aria-label={say('editor.title.label')}
          dir="auto"
          maxLength={200}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field stands where its button was pressed
          autoFocus
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onClose()}
        />
        <IconButton label={say('editor.title.save')} type="submit" isPending={sending.isPending}>
          <Check size={20} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('app.frame.cancel')} onPress={onClose}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </div>
      {paper.title !== opened && (
        <Notice tone="warning" isAnnounced>
          {say('life.title.meanwhile', { title: isolated(paper.title) })}
        </Notice>
      )}
      {!isRefused && <FailureNotice error={sending.error} />}
    </FormBody>
  );
}
