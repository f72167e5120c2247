import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type DeskSessions = ReturnType<typeof createDeskSessions>;

/** Where sessions outlive the program: by hash, so that no copy of the database lets anybody in. */
export type KeptSessions = {
  endOf: (key: string) => string | undefined;
  put: (key: string, endsAt: string) => void;
  keepLast: (kept: number) => void;
  remove: (key: string) => void;
};

type Deps = {
  kept: KeptSessions;
  now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  elapsed: () => number;
};

export const SESSION_COOKIE = 'linekeeper_desk';

const TICKET_LIFE_MS = 10 * 60_000;
const SESSION_IDLE_MS = 12 * 60 * 60_000;
/** A session in use is written down again no oftener than this. */
const RENEWED_EVERY_MS = 30 * 60_000;
const MOST_KEPT = 100;

/**
 * How a browser comes to speak for the owner without the API token: a printed address carries a one-time ticket, the
 * page trades it for a session cookie. Both are looked up by hash, so that neither the time a look-up takes nor a copy
 * of what is kept gives one away. Sessions survive a restart of the program; tickets do not.
 */
export function createDeskSessions({ kept, now, elapsed }: Deps) {
  const tickets = createTickets(elapsed);

  function keep(key: string): void {
    kept.put(key, new Date(now().getTime() + SESSION_IDLE_MS).toISOString());
  }
  function renew(key: string): void {
    try {
      keep(key);
    } catch {
      // A full disk must not shut the owner out of the window that says so: the session ends when it would have.
    }
  }
  function remaining(key: string): number {
    const end = kept.endOf(key);
    return end === undefined ? 0 : Date.parse(end) - now().getTime();
  }

  return {
    /** 256 bits in base64url, good once within ten minutes. */
    issueTicket: (): string => tickets.issue(),
    /** The new session's id, or null for a ticket that is unknown, used or too old. */
    redeem(ticket: string): string | null {
      if (!tickets.use(ticket)) return null;
      const session = randomBytes(32).toString('base64url');
      keep(keyOf(session));
      kept.keepLast(MOST_KEPT);
      return session;
    },
    /** True for a running session, which then runs on for twelve hours. */
    touch(session: string): boolean {
      const key = keyOf(session);
      const left = remaining(key);
      if (left <= 0) return false;
      if (left < SESSION_IDLE_MS - RENEWED_EVERY_MS) renew(key);
      return true;
    },
    end: (session: string): void => kept.remove(keyOf(session)),
  };
}

/** The value of `Set-Cookie` for a session. No `Secure`: the desk door is plain HTTP on this machine. */
export function toSessionCookie(session: string): string {
  return `${SESSION_COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`;
}

/** The session id in a `Cookie` header, or ''. */
export function sessionOf(cookieHeader: string | undefined): string {
  const prefix = `${SESSION_COOKIE}=`;
  const pair = cookieHeader?.split(';').find((part) => part.trimStart().startsWith(prefix));
  return pair?.trim().slice(prefix.length) ?? '';
}

/** What a window is known by inside: its session's id itself is handed to nobody. */
export function windowOf(headers: IncomingHttpHeaders): { session: string } {
  return { session: keyOf(sessionOf(headers.cookie)) };
}

const keyOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

function createTickets(elapsed: () => number) {
  const endings = new Map<string, number>();
  return {
    issue(): string {
      const ticket = randomBytes(32).toString('base64url');
      endings.set(keyOf(ticket), elapsed() + TICKET_LIFE_MS);
      if (endings.size > MOST_KEPT) endings.delete(endings.keys().next().value ?? '');
      return ticket;
    },
    use(ticket: string): boolean {
      const key = keyOf(ticket);
      const endsAt = endings.get(key);
      return endings.delete(key) && endsAt !== undefined && elapsed() < endsAt;
    },
  };
}
