import { TriangleAlert } from 'lucide-react';
import { GAPS } from '#shared/register/graph.ts';
import type { RegisterBlock } from '#shared/register/register-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/register/Register.module.css';

interface GapSummaryProps {
  readonly blocks: readonly RegisterBlock[];
  readonly gap: string;
  readonly onGap: (gap: string) => void;
}

/** What is missing, each with how often; a press shows those alone. */
export function GapSummary({ blocks, gap, onGap }: GapSummaryProps) {
  const say = useSay();
  const counts = GAPS.map((one) => ({
    one,
    count: blocks.filter(({ gaps }) => gaps.includes(one)).length,
  })).filter(({ count }) => count > 0);
  return (
    <div className={styles['gapSection']}>
      <Section title={say('register.gaps')}>
        {counts.length === 0 ? (
          <p>{say('register.noGaps')}</p>
        ) : (
          <div className={styles['gaps']}>
            {counts.map(({ one, count }) => (
              <span
                key={one}
                className={styles['gapChoice']}
                data-on={gap === one ? '' : undefined}
              >
                <Button
                  tone="quiet"
                  aria-pressed={gap === one}
                  icon={<TriangleAlert size={18} aria-hidden="true" />}
                  onPress={() => onGap(gap === one ? '' : one)}
                >
                  {say('register.gapCount', { gap: say(`register.gap.${one}`), count })}
                </Button>
              </span>
            ))}
          </div>
        )}
      </Section>
    </div>
  );
}
