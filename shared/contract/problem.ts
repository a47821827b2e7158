import * as z from 'zod';

/** `application/problem+json` (RFC 9457) with a stable code and the sentence in both languages. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  message: z.object({ he: z.string(), en: z.string() }),
  /** Which fields of the input are wrong, by path and stable issue code. */
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  detail: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof Problem>;
