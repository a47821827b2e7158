/** The smallest image there is. */
export const A_PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** In the form of what a browser makes. */
export const MADE = {
  id: 'abcd',
  rawId: 'abcd',
  type: 'public-key',
  response: { clientDataJSON: 'abcd', attestationObject: 'abcd' },
};
