/** What a server process has used so far. */
export interface Usage {
  /** Time on all cores, of all threads, in microseconds. */
  readonly cpuUs: number;
  /** Memory the system has given it, in bytes. */
  readonly rss: number;
  /** Memory that is in use inside it, buffers included, in bytes. */
  readonly live: number;
}
