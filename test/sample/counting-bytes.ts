/** Random bytes that are never random: each call gives the next number, so that ids differ and a run repeats. */
export function countingBytes(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => {
    next += 1;
    let rest = next;
    return Uint8Array.from({ length: count }, () => {
      const digit = rest & 63;
      rest >>= 6;
      return digit;
    });
  };
}
