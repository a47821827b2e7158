/** The only address schemes that may stand in a paper, a mail or an export. */
const SCHEME = /^(?:https?:\/\/|mailto:)/i;
// Whitespace and controls inside an address are how "java\nscript:" slips past a scheme check.
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const UNSAFE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffc<>"`\\]/;

/** Whether an address may be a link: http, https or mailto, absolute, without blanks, controls or bidi characters. */
export function isSafeAddress(address: unknown): address is string {
  return (
    typeof address === 'string' &&
    address.length <= 2048 &&
    SCHEME.test(address) &&
    !UNSAFE.test(address)
  );
}
