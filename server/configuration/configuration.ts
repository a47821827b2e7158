import path from 'node:path';
import * as z from 'zod';
import { type ProviderSettings, readProvider } from '#server/configuration/provider.ts';
import { StartRefused } from '#server/storage/storage.ts';

/** Everything that can be set from outside, checked once at the start. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Where people reach the workspace, without a slash at the end; null until the port is known. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly smtpUrl: string | null;
  /** The sender of mails; null means an address made from the public one. */
  readonly mailFrom: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly sample: boolean;
  /** When set, only the workspace with this id is opened: an unmounted volume is then never taken for a new one. */
  readonly workspaceId: string | null;
  /** Whom people may turn to for help at the sign-in page, in words. */
  readonly contact: string | null;
  /** An organisation's own sign-in beside mails; null where there is none. */
  readonly provider: ProviderSettings | null;
  /** How many proxies stand in front, for the addresses of visitors; 0 means none is trusted. */
  readonly trustedProxies: number;
}

const flag = z.enum(['0', '1']).transform((value) => value === '1');
/** Digits only: a blank or `0x50` is a mistake, and not the number that JavaScript makes of it. */
const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().max(max));

/** Whether nothing follows the host and port. False for what is no address at all: the parser throws at that. */
const hasNoPath = (address: string) => URL.canParse(address) && new URL(address).pathname === '/';

const Environment = z.object({
  PORT: wholeNumber(65_535).default(4400),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(hasNoPath, 'no path')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  SAMPLE: flag.default(true),
  WORKSPACE_ID: z.string().min(1).optional(),
  CONTACT: z.string().max(200).optional(),
  TRUSTED_PROXIES: wholeNumber(10).default(0),
});

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a number from 0 to 65535',
  PUBLIC_URL: 'an address such as https://nayar.example.org, without a path',
  SMTP_URL: 'an address such as smtp://user:password@mail.example.org:587',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  SAMPLE: '0 or 1',
  TRUSTED_PROXIES: 'a number from 0 to 10',
};
/** Settings of later back ends: refused plainly rather than ignored, so that nobody believes data is where it is not. */
const NOT_SERVED = ['DATABASE_URL', 'REDIS_URL'] as const;

/** Reads the environment. Throws `StartRefused` with one clear line that never shows the value (it may be a secret). */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  for (const name of NOT_SERVED) {
    if (environment[name]) {
      throw new StartRefused(
        `${name} is set, but this version keeps everything in DATA_DIR only; unset it to start.`,
      );
    }
  }
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const result = Environment.safeParse(filled);
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0] ?? 'environment');
    throw new StartRefused(`${name} has a wrong value: expected ${EXPECTED[name] ?? 'a text'}.`);
  }
  const read = result.data;
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ? new URL(read.PUBLIC_URL).origin : null,
    dataDir: path.resolve(read.DATA_DIR),
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
    logLevel: read.LOG_LEVEL,
    sample: read.SAMPLE,
    workspaceId: read.WORKSPACE_ID ?? null,
    contact: read.CONTACT ?? null,
    provider: readProvider(environment),
    trustedProxies: read.TRUSTED_PROXIES,
  };
}

/** The address to show people when none is configured: an IPv6 host needs brackets, a wildcard is no address. */
export function addressOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
