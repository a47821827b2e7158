import type { ReactElement, ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Header } from 'react-aria-components/Header';
import { Menu as List, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useHref, useNavigate } from 'react-router';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Menu.module.css';

/** One line of a menu: it goes to an address of this site, or does something. */
export interface MenuLine {
  readonly id: string;
  readonly words: string;
  readonly icon?: ReactNode;
  readonly href?: string;
  readonly onAction?: () => void;
  readonly isDanger?: boolean;
  readonly isCurrent?: boolean;
}

export interface MenuPart {
  readonly title?: string;
  readonly lines: readonly MenuLine[];
}

interface MenuProps {
  /** The button that opens it: a Button or an IconButton. */
  readonly children: ReactElement;
  /** The menu's name, when its button's name does not say it. */
  readonly label?: string;
  readonly parts: readonly MenuPart[];
}

/** A menu behind a button. Keys and focus follow the platform's menus; Escape returns to the button. */
export function Menu({ children, label, parts }: MenuProps) {
  const navigate = useNavigate();
  return (
    // Lines that lead somewhere go by our own addresses, without loading the page anew.
    // oxlint-disable-next-line react/rules-of-hooks -- the library calls our hook where it draws a link
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <MenuTrigger>
        {children}
        <Popover className={classes(styles['popover'])} placement="bottom end" offset={6}>
          <List className={classes(styles['list'])} {...(label && { 'aria-label': label })}>
            {parts.map((part, place) => (
              <MenuSection
                // oxlint-disable-next-line react/no-array-index-key -- the parts of a menu have no other name than their place
                key={place}
                id={`part-${String(place)}`}
                className={classes(styles['part'])}
                {...(!part.title && { 'aria-label': part.lines[0]?.words ?? '' })}
              >
                {part.title && <Header className={styles['title']}>{part.title}</Header>}
                {part.lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </MenuSection>
            ))}
          </List>
        </Popover>
      </MenuTrigger>
    </RouterProvider>
  );
}

function Line({ line }: { readonly line: MenuLine }) {
  return (
    <MenuItem
      id={line.id}
      textValue={line.words}
      className={classes(styles['item'], line.isDanger && styles['danger'])}
      {...(line.href && { href: line.href })}
      {...(line.onAction && { onAction: line.onAction })}
      {...(line.isCurrent && { 'aria-current': 'page' as const })}
    >
      {line.icon}
      <bdi>{line.words}</bdi>
    </MenuItem>
  );
}
