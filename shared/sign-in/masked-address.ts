/** Enough of an address for its owner to know it, and too little for anybody else: "r…@example.org". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
