import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { ExportDialog } from '#client/interchange/ExportDialog.tsx';
import type { ExportedVersion } from '#client/interchange/ExportForm.tsx';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button, type ButtonTone } from '#client/ui/Button.tsx';

interface ExportButtonProps {
  readonly paperId: string;
  /** Of which paper or version it is, for whoever hears the button among others. */
  readonly of: { readonly title: string } | { readonly version: ExportedVersion };
  readonly tone?: ButtonTone;
}

/** The button by which a paper in a list, or a version, is taken out as a file. */
export function ExportButton({ paperId, of, tone = 'quiet' }: ExportButtonProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const version = 'version' in of ? of.version : null;
  const what = version
    ? say('version.number', { number: version.number })
    : isolated('title' in of ? of.title : '');
  return (
    <>
      <Button
        tone={tone}
        icon={<FileDown size={18} aria-hidden="true" />}
        aria-label={say('interchange.downloadOf', { what })}
        onPress={() => setOpen(true)}
      >
        {say('interchange.download')}
      </Button>
      {isOpen && (
        <ExportDialog
          paper={{ id: paperId }}
          {...(version && { version })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
