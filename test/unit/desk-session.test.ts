import { describe, expect, it } from 'vitest';

import { createDeskSessions, sessionOf, toSessionCookie } from '../../server/http/desk-session.ts';

const MINUTE = 60_000;

describe('desk sessions', () => {
  it('trade a ticket for a session once', () => {
    const sessions = createDeskSessions({ now: () => 0 });
    const ticket = sessions.issueTicket();
    const session = sessions.redeem(ticket);

    expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
    expect(Buffer.from(session ?? '', 'base64url')).toHaveLength(32);
    expect(session).not.toBe(ticket);
    expect(sessions.touch(session ?? '')).toBe(true);
    expect(sessions.redeem(ticket)).toBeNull();
  });

  it('refuse a ticket after ten minutes, a foreign one, and a session in place of a ticket', () => {
    let at = 0;
    const sessions = createDeskSessions({ now: () => at });
    const [early, late] = [sessions.issueTicket(), sessions.issueTicket()];
    at = 10 * MINUTE - 1;
    const session = sessions.redeem(early);
    at = 10 * MINUTE;

    expect(session).not.toBeNull();
    expect(sessions.redeem(late)).toBeNull();
    expect(sessions.redeem('')).toBeNull();
    expect(sessions.redeem(session ?? '')).toBeNull();
    expect(sessions.touch(late)).toBe(false);
  });

  it('end after twelve idle hours, not before, and at once when told to', () => {
    let at = 0;
    const sessions = createDeskSessions({ now: () => at });
    const session = sessions.redeem(sessions.issueTicket()) ?? '';
    for (const hours of [11, 22, 33]) {
      at = hours * 60 * MINUTE;
      expect(sessions.touch(session)).toBe(true);
    }
    at = 45 * 60 * MINUTE;
    expect(sessions.touch(session)).toBe(false);

    const other = sessions.redeem(sessions.issueTicket()) ?? '';
    sessions.end(other);
    expect(sessions.touch(other)).toBe(false);
  });

  it('keep a hundred at most; the one unused longest goes first', () => {
    const sessions = createDeskSessions({ now: () => 0 });
    const open = (): string => sessions.redeem(sessions.issueTicket()) ?? '';
    const [used, unused] = [open(), open()];
    sessions.touch(used);
    for (let more = 0; more < 99; more += 1) open();

    expect([sessions.touch(used), sessions.touch(unused)]).toEqual([true, false]);
  });

  it('travel in a cookie that pages cannot read and other sites cannot send', () => {
    const cookie = toSessionCookie('abc');

    expect(cookie).toBe('linekeeper_desk=abc; HttpOnly; SameSite=Strict; Path=/');
    expect(sessionOf('theme=dark; linekeeper_desk=abc; other=1')).toBe('abc');
    expect(sessionOf('linekeeper_desk_2=abc; x_linekeeper_desk=abc')).toBe('');
    expect(sessionOf(undefined)).toBe('');
  });
});
