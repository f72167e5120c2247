import { describe, expect, it } from 'vitest';

import { createDeskSessions, sessionOf, toSessionCookie, type KeptSessions } from '../../server/http/desk-session.ts';
import { keptInMemory } from '../support/kept-sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function aDesk(kept: KeptSessions = keptInMemory()) {
  const clock = { at: 0 };
  const made = () => createDeskSessions({ kept, now: () => new Date(clock.at), elapsed: () => clock.at });
  return { clock, kept, sessions: made(), restarted: made };
}
const opened = ({ sessions }: Pick<ReturnType<typeof aDesk>, 'sessions'>): string =>
  sessions.redeem(sessions.issueTicket()) ?? '';

describe('desk sessions', () => {
  it('trade a ticket for a session once', () => {
    const { sessions } = aDesk();
    const ticket = sessions.issueTicket();
    const session = sessions.redeem(ticket);

    expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
    expect(Buffer.from(session ?? '', 'base64url')).toHaveLength(32);
    expect(session).not.toBe(ticket);
    expect(sessions.touch(session ?? '')).toBe(true);
    expect(sessions.redeem(ticket)).toBeNull();
  });

  it('refuse a ticket after ten minutes, a foreign one, and a session in place of a ticket', () => {
    const { clock, sessions } = aDesk();
    const [early, late] = [sessions.issueTicket(), sessions.issueTicket()];
    clock.at = 10 * MINUTE - 1;
    const session = sessions.redeem(early);
    clock.at = 10 * MINUTE;

    expect(session).not.toBeNull();
    expect(sessions.redeem(late)).toBeNull();
    expect(sessions.redeem('')).toBeNull();
    expect(sessions.redeem(session ?? '')).toBeNull();
    expect(sessions.touch(late)).toBe(false);
  });

  it('end after twelve idle hours, not before, and at once when told to', () => {
    const desk = aDesk();
    const session = opened(desk);
    for (const hours of [11, 22, 33]) {
      desk.clock.at = hours * HOUR;
      expect(desk.sessions.touch(session)).toBe(true);
    }
    desk.clock.at = 45 * HOUR;
    expect(desk.sessions.touch(session)).toBe(false);

    const other = opened(desk);
    desk.sessions.end(other);
    expect(desk.sessions.touch(other)).toBe(false);
  });

  it('go on after a restart of the program, where tickets do not; what is kept of them opens nothing', () => {
    const written: string[] = [];
    const kept = keptInMemory((key) => written.push(key));
    const desk = aDesk(kept);
    const [session, ticket] = [opened(desk), desk.sessions.issueTicket()];

    const later = desk.restarted();

    expect(later.touch(session)).toBe(true);
    expect(later.redeem(ticket)).toBeNull();
    expect(written).toHaveLength(1);
    expect(written).not.toContain(session);
    expect(later.touch(written[0] ?? '')).toBe(false);
  });

  it('are written again at most every half hour, and go on while the disk takes nothing', () => {
    const desk = aDesk();
    let writes = 0;
    const full: KeptSessions = {
      ...desk.kept,
      put() {
        writes += 1;
        throw new Error('database or disk is full');
      },
    };
    const session = opened(desk);
    const sessions = createDeskSessions({ kept: full, now: () => new Date(desk.clock.at), elapsed: () => 0 });

    for (let minute = 0; minute <= 30; minute += 1) {
      desk.clock.at = minute * MINUTE;
      expect(sessions.touch(session)).toBe(true);
    }
    expect(writes).toBe(0);
    desk.clock.at += 1;
    expect(sessions.touch(session)).toBe(true);
    expect(writes).toBe(1);
  });

  it('keep a hundred at most; the one unused longest goes first', () => {
    const desk = aDesk();
    const unused = opened(desk);
    desk.clock.at = HOUR;
    const used = opened(desk);
    for (let more = 0; more < 99; more += 1) opened(desk);

    expect([desk.sessions.touch(used), desk.sessions.touch(unused)]).toEqual([true, false]);
  });

  it('travel in a cookie that pages cannot read and other sites cannot send', () => {
    const cookie = toSessionCookie('abc');

    expect(cookie).toBe('linekeeper_desk=abc; HttpOnly; SameSite=Strict; Path=/');
    expect(sessionOf('theme=dark; linekeeper_desk=abc; other=1')).toBe('abc');
    expect(sessionOf('linekeeper_desk_2=abc; x_linekeeper_desk=abc')).toBe('');
    expect(sessionOf(undefined)).toBe('');
  });
});
