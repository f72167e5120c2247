import { describe, expect, it } from 'vitest';

import { connectTunnel, issue, loseEdge, startFakeNet } from '../support/fake-net.ts';
import { openDoor, openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

const SECOND = 1000;

describe('F12, F13, F14, F15: a tunnel that was reachable', { timeout: 60_000 }, () => {
  it('is started again when it is killed, ten times: after 1, 2, 4 … 60 s', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, told, addresses } = await openTunnel(net);
    await reach();

    const waits: number[] = [];
    for (let count = 1; count <= 10; count += 1) {
      const degraded = tells({ state: 'degraded', code: 'tunnel_program_ended' });
      process.kill(net.children.at(-1)?.pid ?? 0, 'SIGKILL');
      const { retryAt } = await degraded;
      waits.push(Date.parse(retryAt ?? '') - Date.now());
      const again = tells({ state: 'reachable' });
      await time.pass(waits.at(-1) ?? 0);
      await again;
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((seconds) => seconds * SECOND));
    expect(net.children.map(({ args }) => args.includes('http2'))).toEqual([
      false,
      false,
      ...Array<boolean>(9).fill(true),
    ]);
    expect(told.map(({ state }) => state)).not.toContain('failed');
    expect([addresses.length, net.alive().length]).toEqual([11, 1]);
  });

  it('begins with a second again after two minutes of health', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells } = await openTunnel(net);
    await reach();
    for (const wait of [SECOND, 2 * SECOND]) {
      const degraded = tells({ state: 'degraded' });
      process.kill(net.children.at(-1)?.pid ?? 0, 'SIGKILL');
      await degraded;
      const again = tells({ state: 'reachable' });
      await time.pass(wait);
      await again;
    }

    await time.pass(180 * SECOND);
    const degraded = tells({ state: 'degraded' });
    process.kill(net.children.at(-1)?.pid ?? 0, 'SIGKILL');

    const { retryAt } = await degraded;
    expect(Date.parse(retryAt ?? '') - Date.now()).toBe(SECOND);
  });

  it('is asked for our own answer every minute, and is not believed when it says it is connected and carries nothing', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, starts, tunnel, addresses } = await openTunnel(net);
    const { verifiedAt } = await reach();
    await time.pass(61 * SECOND);
    expect(Date.parse(tunnel.status().verifiedAt ?? '') - Date.parse(verifiedAt ?? '')).toBeGreaterThan(55 * SECOND);

    const [liar] = net.children;
    if (liar) liar.carries = false;
    const degraded = tells({ state: 'degraded', code: 'tunnel_unreachable' });
    const noticedMs = await time.passUntil(degraded);
    const again = tells({ state: 'reachable' });
    await time.passUntil(starts());
    await again;

    expect(noticedMs).toBeLessThan(100 * SECOND);
    expect(net.alive().map(({ pid }) => pid)).toEqual([net.children[1]?.pid]);
    expect(addresses).toHaveLength(2);
  });

  it('is left alone when it is our own door that does not answer', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const door = await openDoor();
    const away = { url: door.url };
    const { reach, tells } = await openTunnel(net, { door: () => ({ ...door, url: away.url }) });
    await reach();

    const [child] = net.children;
    if (child) child.carries = false;
    away.url = 'http://127.0.0.1:9';
    const told = tells({ code: 'tunnel_door_silent' });
    await time.passUntil(told);

    expect((await told).state).toBe('degraded');
    expect(net.alive()).toHaveLength(1);
  });

  it('is started anew when it stays unconnected for three looks, and is told of at the first', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, starts } = await openTunnel(net);
    await reach();
    await time.pass(SECOND);

    const lost = tells({ state: 'degraded', code: 'tunnel_lost' });
    const [child] = net.children;
    if (child) loseEdge(child);
    await lost;
    const again = tells({ state: 'reachable' });
    const restartedMs = await time.passUntil(starts());

    expect(restartedMs).toBeGreaterThan(19 * SECOND);
    expect(restartedMs).toBeLessThan(31 * SECOND);
    await again;
  });

  it('is back at once when the child connects again by itself, under its old name', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, addresses } = await openTunnel(net);
    await reach();
    await time.pass(SECOND);
    const lost = tells({ state: 'degraded' });
    const [child] = net.children;
    if (child) loseEdge(child);
    await lost;
    await time.pass(SECOND);

    const back = tells({ state: 'reachable' });
    if (child) {
      issue(child, child.hostname ?? '');
      connectTunnel(child);
    }

    await back;
    expect([addresses.length, net.children.length]).toEqual([1, 1]);
  });

  it('is told to be offline within 15 s of the net’s end, is not restarted, and is back within 20 s', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, starts, told } = await openTunnel(net);
    await reach();
    await time.pass(30 * SECOND);

    const offline = tells({ state: 'degraded', code: 'tunnel_offline' });
    net.world.online = false;
    for (const child of net.children) child.carries = false;
    expect(await time.passUntil(offline)).toBeLessThanOrEqual(15 * SECOND);
    const toldBefore = told.length;
    await time.pass(300 * SECOND);
    expect([net.children.length, told.length]).toEqual([1, toldBefore]);

    const back = tells({ state: 'reachable' });
    net.world.online = true;
    const restartedMs = await time.passUntil(starts());
    await back;
    expect(restartedMs).toBeLessThan(17 * SECOND);
  });

  it('is believed where the net’s witnesses are blocked and our answer comes back all the same', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const network = { ...net.network, isOnline: async () => false };
    const { reach, told, tells, starts } = await openTunnel(net, { network });
    await reach();

    await time.pass(200 * SECOND);
    expect(told.at(-1)?.state).toBe('reachable');
    expect(net.children).toHaveLength(1);

    const [child] = net.children;
    if (child) child.carries = false;
    const again = tells({ state: 'reachable' });
    await time.passUntil(starts());
    await again;
    expect(told.map(({ told: { code } }) => code)).not.toContain('tunnel_offline');
  });

  it('is looked at as soon as the computer wakes, and started anew when it does not come back', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { reach, tells, starts, tunnel } = await openTunnel(net);
    await reach();

    const { verifiedAt } = tunnel.status();
    await time.pass(2 * SECOND);
    tunnel.woke();
    await expect.poll(() => tunnel.status().verifiedAt, { interval: 5 }).not.toBe(verifiedAt);
    const [child] = net.children;
    if (child) child.carries = false;
    const degraded = tells({ state: 'degraded' });
    tunnel.woke();
    expect(await time.passUntil(degraded)).toBeLessThanOrEqual(5 * SECOND);
    const again = tells({ state: 'reachable' });
    const restartedMs = await time.passUntil(starts());
    await again;

    expect(restartedMs).toBeLessThan(15 * SECOND);
  });

  it('heals by itself after both have been asleep, without being told', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const wall = { ahead: 0 };
    const { reach, starts, tells } = await openTunnel(net, { now: () => new Date(Date.now() + wall.ahead) });
    await reach();
    await time.pass(4 * SECOND);

    const [child] = net.children;
    if (child) child.carries = false;
    wall.ahead = 60 * SECOND;
    const again = tells({ state: 'reachable' });
    const restartedMs = await time.passUntil(starts());
    await again;

    expect(restartedMs).toBeLessThan(16 * SECOND);
  });

  it('is started again by the real clock, too, and when its process ended politely', async () => {
    const net = await startFakeNet();
    const { reach, tells } = await openTunnel(net);
    await reach();

    for (const [pause, order] of [
      [1000, { kind: 'exit', code: 0 }],
      [2000, { kind: 'exit', code: 1 }],
    ] as const) {
      const ended = tells({ state: 'degraded', code: 'tunnel_program_ended' });
      net.children.at(-1)?.order(order);
      await ended;
      const again = tells({ state: 'reachable' });
      const began = performance.now();
      await again;
      expect(performance.now() - began).toBeGreaterThan(pause - 50);
    }

    expect(net.alive()).toHaveLength(1);
  });
});
