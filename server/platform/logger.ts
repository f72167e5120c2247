import { pino } from 'pino';

import type { LogSink } from './log-file.ts';
import { redact } from './redact.ts';

/** All a line may say. There is no field for words, names or numbers of people, and none is to be added. */
export type LogFields = {
  /** The route's template, such as `POST /tools/:tool`, never the path that was asked for. */
  route?: string;
  /** HTTP status. */
  status?: number;
  milliseconds?: number;
  bytes?: number;
  count?: number;
  attempt?: number;
  port?: number;
  pid?: number;
  /** One of our own UUIDs. */
  id?: string;
  state?: string;
  code?: string;
  kind?: string;
  /** Which of the known things went wrong, in words written in our source. */
  problem?: string;
  version?: string;
  /** The public address of this computer, which everybody may know. */
  address?: string;
};

export type Logger = {
  /** Something happened, e.g. `event('call.finished', { id })`. */
  event(name: string, fields?: LogFields): void;
  /** Something went wrong that nobody expected. `where` is a place in our source, such as `inbox.worker`. */
  fault(where: string, error: unknown): void;
  /** Writes what is held back, before returning. For the last moments of a process. */
  flush(): void;
  close(): void;
};

/** One JSON line each. The types keep personal data out; redaction is there for the day they are got round. */
export function createLogger(sink: LogSink): Logger {
  const lines = pino({ base: null, timestamp: createTimestamp(), serializers: {} }, sink);
  return {
    event: (name, fields) => lines.info(clean({ event: name, ...fields })),
    fault: (where, error) => {
      lines.error({ fault: redact(where), ...describe(error) });
      sink.flush();
    },
    flush: () => sink.flush(),
    close: () => sink.close(),
  };
}

/** Part of a JSON line. Formatting a date is half the price of a line, so each second is formatted once. */
function createTimestamp(): () => string {
  let second = Number.NaN;
  let upToSecond = '';
  return () => {
    const now = Date.now();
    const rest = now % 1000;
    if (now - rest !== second) {
      second = now - rest;
      upToSecond = new Date(second).toISOString().slice(0, 20);
    }
    return `,"time":"${upToSecond}${String(rest).padStart(3, '0')}Z"`;
  };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Spares most lines the cost of redaction: our own short words, and a method before a route. */
const harmless = /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?[a-z.:/_-]{0,31}$/i;

function clean(fields: LogFields & { event: string }): Record<string, unknown> {
  const line: Record<string, unknown> = fields;
  for (const name in line) {
    const value = line[name];
    if (typeof value !== 'string' || harmless.test(value) || (name === 'id' && uuid.test(value))) continue;
    line[name] = redact(value).slice(0, 200);
  }
  return line;
}

type Described = { name: string; code?: string; message?: string; frames?: string[]; cause?: Described };

/** What is safe to keep of an error: its name, code, redacted message and where in our source it came from. */
function describe(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? redact(error.code) : undefined;
  return {
    name: redact(name),
    ...(code !== undefined && { code }),
    // Of text that is no JSON the engine quotes the beginning, whoever's words it is.
    message: error instanceof SyntaxError ? 'not readable' : redact(message).slice(0, 500),
    frames: toFrames(stack ?? ''),
    ...(cause !== undefined && depth < 3 && { cause: describe(cause, depth + 1) }),
  };
}

/** Function, file and line only: the folders above name the user of the machine. */
function toFrames(stack: string): string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 12).map((line) => {
    const [, name = '', place = ''] = /^\s+at (?:(?:async )?([^(]{1,80}) \()?([^()]*)\)?$/.exec(line) ?? [];
    return `${name} ${place.split(/[\\/]/).slice(-2).join('/')}`.trim();
  });
}
