import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';

interface FileLinkProps {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A file of the server's own: the browser keeps it and shows nothing. */
export function FileLink({ href, icon, children }: FileLinkProps) {
  return (
    <a href={href} download="" className={classes(button['button'], button['outline'])}>
      {icon ?? <Download size={18} aria-hidden="true" />}
      {children}
    </a>
  );
}
