import { SHORTCUT_PARTS } from '#client/app/shortcut-parts.ts';
import { KeyboardDialog } from '#client/keyboard/KeyboardDialog.tsx';

interface ListOfKeysProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The list of all keys. Its code and every concept's list come when somebody asks for it. */
export function ListOfKeys(props: ListOfKeysProps) {
  return <KeyboardDialog parts={SHORTCUT_PARTS} {...props} />;
}
