/** What stands after the `?` of an address, by name; a `URLSearchParams` is one. */
export interface AddressSearch {
  get(name: string): string | null;
  has(name: string): boolean;
}
