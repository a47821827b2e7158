import * as z from 'zod';

// C0 and C1 controls would break mail headers; unclosed bidi controls turn the text around them (spoofed names).
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** True when a line carries no control and no bidi character: it may stand in a name, a title, a subject or a file name. */
export function isPlainLine(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** One line of a person's own words: trimmed, not empty, at most `max` characters. */
export function plainLine(max: number) {
  return z.string().trim().min(1).max(max).refine(isPlainLine, 'control-character');
}

/** Several lines of a person's own words: trimmed, at most `max` characters in all; they may be empty. */
export function plainLines(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => text.split('\n').every(isPlainLine), 'control-character');
}
