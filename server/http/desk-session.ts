import { createHash, randomBytes } from 'node:crypto';

export type DeskSessions = ReturnType<typeof createDeskSessions>;

type Deps = {
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
};

export const SESSION_COOKIE = 'linekeeper_desk';

const TICKET_LIFE_MS = 10 * 60_000;
const SESSION_IDLE_MS = 12 * 60 * 60_000;
const MOST_KEPT = 100;

/**
 * How a browser comes to speak for the owner without the API token: a printed address carries a one-time ticket, the
 * page trades it for a session cookie. Both live in memory only and are looked up by hash, so that neither the time a
 * look-up takes nor a memory dump of this map gives one away. A restart ends all sessions.
 */
export function createDeskSessions({ now }: Deps) {
  const tickets = createExpiringSet(now);
  const sessions = createExpiringSet(now);

  return {
    /** 256 bits in base64url, good once within ten minutes. */
    issueTicket: (): string => tickets.add(TICKET_LIFE_MS),
    /** The new session's id, or null for a ticket that is unknown, used or too old. */
    redeem: (ticket: string): string | null => (tickets.remove(ticket) ? sessions.add(SESSION_IDLE_MS) : null),
    /** True for a running session, which then runs on for twelve hours. */
    touch: (session: string): boolean => sessions.extend(session, SESSION_IDLE_MS),
    end: (session: string): void => void sessions.remove(session),
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

function createExpiringSet(now: () => number) {
  const endings = new Map<string, number>();
  const keyOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

  function remove(value: string): boolean {
    const key = keyOf(value);
    const endsAt = endings.get(key);
    return endings.delete(key) && endsAt !== undefined && now() < endsAt;
  }
  function put(value: string, lifeMs: number): void {
    endings.set(keyOf(value), now() + lifeMs);
    if (endings.size > MOST_KEPT) endings.delete(endings.keys().next().value ?? '');
  }
  return {
    remove,
    add(lifeMs: number): string {
      const value = randomBytes(32).toString('base64url');
      put(value, lifeMs);
      return value;
    },
    extend(value: string, lifeMs: number): boolean {
      const live = remove(value);
      if (live) put(value, lifeMs); // moves it to the young end, so the one unused longest goes first
      return live;
    },
  };
}
