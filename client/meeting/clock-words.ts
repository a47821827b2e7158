/** A length of time as clocks show it: `4:05`, past an hour `1:04:05`. In milliseconds. */
export function clockOf(lengthMs: number): string {
  const seconds = Math.floor(lengthMs / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const end = two(seconds % 60);
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${end}` : `${String(minutes)}:${end}`;
}
