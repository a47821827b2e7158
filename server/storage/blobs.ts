/** Immutable bytes under the SHA-256 of their content, in hex. */
export interface Blobs {
  /** Keeps the bytes and resolves to their hash once they are on disk. Putting the same bytes again is free. */
  put(bytes: Uint8Array): Promise<string>;
  /** Undefined when unknown. Rejects with a `DamagedBlob` when the bytes on disk no longer match their hash: never
   *  served silently. Putting the right bytes again mends it. */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** Forgets the bytes; unknown ones are no error. Only for what nothing names any more. */
  remove(hash: string): Promise<void>;
  /** Checks every blob; resolves to the hashes that do not match. */
  verify(): Promise<{ readonly count: number; readonly broken: readonly string[] }>;
}

/** The bytes kept under this hash are not the ones it names. */
export class DamagedBlob extends Error {
  override readonly name = 'DamagedBlob';
}
