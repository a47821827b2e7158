/** Immutable bytes under the SHA-256 of their content, in hex. */
export interface Blobs {
  /** Keeps the bytes and resolves to their hash once they are on disk. Putting the same bytes again is free. */
  put(bytes: Uint8Array): Promise<string>;
  /** Undefined when unknown. Rejects when the bytes on disk no longer match their hash: never served silently. */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** Checks every blob; resolves to the hashes that do not match. */
  verify(): Promise<{ readonly count: number; readonly broken: readonly string[] }>;
}
