import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as Frame } from 'react-aria-components/Tabs';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Tabs.module.css';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: string;
    readonly words: string;
    readonly panel: ReactNode;
  }[];
  /** The one that is shown first; without it the first. */
  readonly first?: string;
}

/** Views of one thing, one at a time. Arrows follow the direction of reading. */
export function Tabs({ label, tabs, first }: TabsProps) {
  return (
    <Frame {...(first !== undefined && { defaultSelectedKey: first })}>
      <TabList aria-label={label} className={classes(styles['list'])}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classes(styles['tab'])}>
            {tab.words}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classes(styles['panel'])}>
          {tab.panel}
        </TabPanel>
      ))}
    </Frame>
  );
}
