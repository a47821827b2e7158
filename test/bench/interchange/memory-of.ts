/** Reads one Word file in a process of its own and tells how much memory that took at its peak, in megabytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { convertToHtml } from 'mammoth';
import { readByUs } from '#test/bench/interchange/our-word.ts';

const [, , who = '', file = ''] = process.argv;
const bytes = readFileSync(file);

/** What Linux keeps of the most that this process had, in kilobytes; starting it anew forgets what was before. */
function highest(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
}
writeFileSync('/proc/self/clear_refs', '5');
const before = highest();
if (who === 'ours') await readByUs(bytes);
else if (who === 'mammoth') await convertToHtml({ buffer: bytes });
process.stdout.write(JSON.stringify({ peak: Math.round((highest() - before) / 102.4) / 10 }));
