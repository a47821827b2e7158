/** The images among files that were pasted or dropped. What the system gave no name or kind is left to the server to judge. */
export function imagesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}
