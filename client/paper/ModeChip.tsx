import { CircleHelp, Eye, FilePen, Pencil } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useSay } from '#client/locale/Locale.tsx';
import type { Mode } from '#client/paper/mode.ts';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/paper/Paper.module.css';
import chip from '#client/paper/ModeChip.module.css';

const ICONS = { edit: Pencil, suggest: FilePen } as const;

/**
 * The mode, always named: writing, suggesting, or only reading and why. A change of it, such as of one's role in mid-session, is
 * read out; where there is no room for the reason a press shows it.
 */
export function ModeChip({ mode }: { readonly mode: Mode }) {
  const say = useSay();
  const name = say(`editor.mode.${mode.kind}`);
  const Icon = mode.kind === 'read' ? null : ICONS[mode.kind];
  return (
    <>
      {Icon ? (
        <span className={classes(styles['mode'], styles['modeEdit'])} data-guide="mode">
          <Icon size={15} aria-hidden="true" />
          <span className={styles['modeName']}>{name}</span>
        </span>
      ) : (
        mode.kind === 'read' && <Reading name={name} why={say(mode.why)} />
      )}
      <VisuallyHidden>
        <output>{mode.kind === 'read' ? `${name}. ${say(mode.why)}` : name}</output>
      </VisuallyHidden>
    </>
  );
}

function Reading({ name, why }: { readonly name: string; readonly why: string }) {
  const say = useSay();
  return (
    <DialogTrigger>
      <Button
        // The same words as can be seen, for those who press by voice.
        aria-label={`${name} ${why}`}
        className={classes(styles['mode'], chip['button'])}
        data-guide="mode"
      >
        <Eye size={15} aria-hidden="true" />
        <span className={styles['modeName']}>{name}</span>{' '}
        <span className={styles['modeWhy']}>{why}</span>
        <CircleHelp size={15} aria-hidden="true" className={chip['more']} />
      </Button>
      <Popover className={classes(menu['popover'])} placement="bottom end">
        <Dialog className={classes(chip['why'])} aria-label={say('together.mode.why')}>
          <p>{why}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
