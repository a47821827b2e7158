import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator sees of the rooms at `/metrics`. */
export interface RoomMetrics {
  readonly rooms: Gauge;
  readonly connections: Gauge;
  readonly liveTexts: Gauge;
  /** Content frames by what became of them: counted in the path of every keystroke, so plainly. */
  readonly changes: Map<string, number>;
  readonly closes: Counter<'code'>;
  flushed(seconds: number): void;
  readonly compactions: Counter;
  readonly storageTroubles: Counter;
}

/** Flushes kept until somebody asks: at two hundred a second, those of almost a minute. */
const MOST_WAITING_FLUSHES = 10_000;

/** What is counted by looking, when somebody asks. */
interface Counts {
  rooms(): number;
  connections(): number;
  liveTexts(): number;
}

export function roomMetrics(counts: Counts, registry = new Registry()): RoomMetrics {
  const registers = [registry];
  const gauge = (name: string, help: string, count: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(count());
      },
    });
  const changes = new Map<string, number>();
  const changed = new Counter({
    name: 'nayar_changes_total',
    help: 'Content frames by what became of them',
    labelNames: ['verdict'],
    registers: [],
    collect() {
      this.reset();
      for (const [verdict, count] of changes) this.inc({ verdict }, count);
    },
  });
  registry.registerMetric(changed);
  const flushes: number[] = [];
  const flushSeconds = new Histogram({
    name: 'nayar_flush_seconds',
    help: 'Time from handing a batch to the disk until it is there',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [],
    collect() {
      for (const seconds of flushes.splice(0)) this.observe(seconds);
    },
  });
  registry.registerMetric(flushSeconds);
  return {
    rooms: gauge('nayar_rooms', 'Papers that somebody has open', () => counts.rooms()),
    connections: gauge('nayar_connections', 'Open sockets', () => counts.connections()),
    liveTexts: gauge('nayar_live_texts', 'Papers held as a live text', () => counts.liveTexts()),
    changes,
    closes: new Counter({
      name: 'nayar_closes_total',
      help: 'Sockets closed, by close code',
      labelNames: ['code'],
      registers,
    }),
    flushed(seconds) {
      if (flushes.length < MOST_WAITING_FLUSHES) flushes.push(seconds);
    },
    compactions: new Counter({
      name: 'nayar_compactions_total',
      help: 'Logs compacted',
      registers,
    }),
    storageTroubles: new Counter({
      name: 'nayar_storage_troubles_total',
      help: 'Times the disk refused a paper',
      registers,
    }),
  };
}
