import { FileText, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { FileLink } from '#client/ui/FileLink.tsx';
import styles from '#client/matrix/TableScreen.module.css';

interface TableToolsProps {
  /** Addresses of the files; they follow the filter that stands in the page's own address. */
  readonly csv: string;
  readonly word: string;
  /** Stands on top of the printed pages. */
  readonly title: string;
}

/** A wide table on paper, and as files. */
export function TableTools({ csv, word, title }: TableToolsProps) {
  const say = useSay();
  const { search } = useLocation();
  useLandscape();
  return (
    <div className={styles['tools']}>
      <p className={styles['printedTitle']}>
        <bdi>{title}</bdi>
      </p>
      <FileLink href={`${word}${search}`} icon={<FileText size={18} aria-hidden="true" />}>
        {say('matrix.word')}
      </FileLink>
      <FileLink href={`${csv}${search}`}>{say('matrix.csv')}</FileLink>
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
