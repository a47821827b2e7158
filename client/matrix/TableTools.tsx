import { Download, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/matrix/TableScreen.module.css';

interface TableToolsProps {
  /** Address of the file. */
  readonly csv: string;
  /** Stands on top of the printed pages. */
  readonly title: string;
}

/** A wide table on paper, and as a file. */
export function TableTools({ csv, title }: TableToolsProps) {
  const say = useSay();
  useLandscape();
  return (
    <div className={styles['tools']}>
      <p className={styles['printedTitle']}>
        <bdi>{title}</bdi>
      </p>
      {/* The server's own file: the browser keeps it and shows nothing. */}
      <a href={csv} download="" className={classes(button['button'], button['outline'])}>
        <Download size={18} aria-hidden="true" />
        {say('matrix.csv')}
      </a>
      <Button
        icon={<Printer size={18} aria-hidden="true" />}
        onPress={() => {
          window.print();
        }}
      >
        {say('matrix.print')}
      </Button>
    </div>
  );
}

/** A sheet of paper is turned for as long as a wide table is what would be printed. */
function useLandscape(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: A4 landscape; margin: 12mm; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, []);
}
