import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { hasWords } from '#client/editor/structure/search-words.ts';
import { structureOf } from '#client/editor/structure/structure.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import field from '#client/ui/Field.module.css';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { partLabel } from '#shared/paper/part-label.ts';
import styles from '#client/editor/structure/ReferenceDialog.module.css';

interface ReferenceDialogProps {
  readonly editor: Editor;
  /** Called with the id that was chosen. */
  readonly onChoose: (to: string) => void;
  /** Takes a broken reference away; null for a new one. */
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}

const GROUPS = ['heading', 'block', 'table', 'figure', 'footnote', 'paragraph'] as const;
type Group = (typeof GROUPS)[number];

interface Target {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  readonly words: string;
}

/** So many are shown at once; typing narrows them. */
const SHOWN = 300;

/** Chooses what a reference points to, by number or words, with the keyboard alone if one likes. */
export function ReferenceDialog({ editor, onChoose, onRemove, onClose }: ReferenceDialogProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [targets] = useState(() => targetsOf(editor, say));
  const found = targets.filter(({ label, words }) => hasWords(`${label} ${words}`, typed));
  const shown = found.slice(0, SHOWN);
  const title = say(onRemove ? 'structure.reference.mend' : 'structure.reference.title');
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {targets.length === 0 ? (
        <p>{say('structure.reference.empty')}</p>
      ) : (
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to search in */}
          <SearchField aria-label={say('structure.reference.search')} autoFocus>
            <Input
              className={classes(field['input'], styles['input'])}
              placeholder={say('structure.reference.search')}
            />
          </SearchField>
          <output className={styles['count']}>
            {say('structure.reference.results', { count: found.length })}
          </output>
          <ListBox
            aria-label={title}
            className={classes(styles['list'])}
            onAction={(id) => onChoose(String(id))}
            renderEmptyState={() => <p>{say('structure.reference.none')}</p>}
          >
            {GROUPS.map((group) => (
              <TargetGroup
                key={group}
                name={say(`structure.reference.group.${group}`)}
                targets={shown.filter((target) => target.group === group)}
              />
            ))}
          </ListBox>
        </Autocomplete>
      )}
      <DialogActions>
        {onRemove && (
          <Button tone="danger" onPress={onRemove}>
            {say('structure.reference.remove')}
          </Button>
        )}
        <Button tone="quiet" onPress={onClose}>
          {say('app.frame.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface TargetGroupProps {
  readonly name: string;
  readonly targets: readonly Target[];
}

function TargetGroup({ name, targets }: TargetGroupProps) {
  if (targets.length === 0) return null;
  return (
    <ListBoxSection className={classes(styles['group'])}>
      <Header className={styles['name']}>{name}</Header>
      {targets.map(({ id, label, words }) => (
        <ListBoxItem
          key={id}
          id={id}
          textValue={`${label} ${words}`}
          className={classes(styles['target'])}
        >
          <bdi className={styles['label']}>{label}</bdi>
          {words !== '' && (
            <span className={styles['words']} dir="auto">
              {words}
            </span>
          )}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

function targetsOf(editor: Editor, say: Say): Target[] {
  const structure = structureOf(editor.state);
  if (!structure) return [];
  const { numbering, layout } = structure;
  return numbering.parts.flatMap((part): Target[] => {
    const { id, kind, words, number } = part;
    const isFirst = id !== null && numbering.byId.get(id) === part;
    const group = groupOf(part);
    if (!isFirst || (group !== 'heading' && number === null)) return [];
    if (group === 'heading' && number === null && words === '') return [];
    if (group === 'paragraph' && !layout.paragraphs) return [];
    // A heading without a number is called by its words: they need not stand there twice.
    const isNamed = kind === 'heading' && number === null;
    return [{ id, group, label: partLabel(part, say), words: isNamed ? '' : words }];
  });
}

function groupOf({ kind }: NumberedPart<unknown>): Group {
  return GROUPS.find((group) => group === kind) ?? 'block';
}
