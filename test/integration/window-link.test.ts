import { afterEach, describe, expect, it } from 'vitest';

import type { AppClient } from '#contract/client.ts';

import { handTimers } from '../support/hand-timers.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { browserFetch, openSession, windowClient } from '../support/window-client.ts';

const SILENCE = 40_000;
const RETRY = 500;

describe('the window’s link to the server', () => {
  const started: TestApp[] = [];
  const stops: (() => void)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) stop();
    await Promise.all(started.splice(0).map((app) => app.stop()));
  });

  async function start(over: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
    const app = await startTestApp(over);
    started.push(app);
    return app;
  }
  async function stop(app: TestApp): Promise<void> {
    started.splice(started.indexOf(app), 1);
    await app.stop();
  }
  const samePort = ({ deskUrl }: TestApp) => ({ LINEKEEPER_DESK_PORT: new URL(deskUrl ?? '').port });

  /** What a window hears, a gap included, in order. */
  function listen(client: AppClient): string[] {
    const heard: string[] = [];
    stops.push(
      client.subscribe(
        ({ payload }) => heard.push('callerId' in payload ? String(payload.callerId) : 'other'),
        () => heard.push('gap'),
      ),
    );
    return heard;
  }
  const say = (app: TestApp, ...ids: string[]): void => {
    for (const callerId of ids) app.bus.publish('caller.changed', { callerId });
  };

  it('when the server is restarted, then the same window goes on by itself: same session, and a gap tells it to look again', async () => {
    const dataDir = temporaryDirectory();
    const app = await start({ dataDir, keep: true });
    const timers = handTimers();
    const { client, links } = await windowClient(app, timers);
    const heard = listen(client);
    await expect.poll(() => heard).toEqual(['gap']);
    say(app, 'a');
    await expect.poll(() => heard).toEqual(['gap', 'a']);

    await stop(app);
    await expect.poll(() => links).toEqual(['open', 'lost']);
    await expect(client.call('status.get', {})).rejects.toMatchObject({ code: 'unavailable' });
    const again = await start({ dataDir, env: samePort(app) });
    timers.runOut(RETRY);

    await expect.poll(() => heard).toEqual(['gap', 'a', 'gap']);
    say(again, 'b');
    await expect.poll(() => heard).toEqual(['gap', 'a', 'gap', 'b']);
    expect(links).toEqual(['open', 'lost', 'open']);
    expect(await client.call('status.get', {})).toMatchObject({ version: '0.0.0-test' });
  });

  it('when the server knows the session no longer, then the window says so once and asks no more', async () => {
    const app = await start();
    const timers = handTimers();
    const { client, links } = await windowClient(app, timers);
    const heard = listen(client);
    await expect.poll(() => heard).toEqual(['gap']);
    await stop(app);
    await expect.poll(() => links).toEqual(['open', 'lost']);

    await start({ env: samePort(app) }); // with a memory of its own: another data directory
    timers.runOut(RETRY);

    await expect.poll(() => links).toEqual(['open', 'lost', 'sessionEnded']);
    expect(timers.pending()).toEqual([]);
    await expect(client.call('status.get', {})).rejects.toMatchObject({ code: 'unauthorized' });
    expect(links).toHaveLength(3);
  });

  it('when the line breaks or the server is silent for long, then what was said meanwhile is heard once, in order, without a gap', async () => {
    const app = await start();
    const timers = handTimers();
    const fetchHere = browserFetch(app.deskUrl ?? '', await openSession(app));
    let cut = new AbortController();
    const fetch: typeof globalThis.fetch = (url, init) => {
      const signals = [cut.signal, ...(init?.signal ? [init.signal] : [])];
      return fetchHere(url, { ...init, signal: AbortSignal.any(signals) });
    };
    const { client, links } = await windowClient(app, { ...timers, fetch });
    const heard = listen(client);
    await expect.poll(() => heard).toEqual(['gap']);

    cut.abort();
    cut = new AbortController();
    await expect.poll(() => links).toEqual(['open', 'lost']);
    say(app, 'a', 'b');
    timers.runOut(RETRY);
    await expect.poll(() => heard).toEqual(['gap', 'a', 'b']);

    timers.runOut(SILENCE);
    await expect.poll(timers.pending).toEqual([RETRY]);
    say(app, 'c');
    timers.runOut(RETRY);
    await expect.poll(() => heard).toEqual(['gap', 'a', 'b', 'c']);
    expect(links).toEqual(['open', 'lost', 'open', 'lost', 'open']);
  });

  it('when somebody else subscribes while the line is broken, then all are told to look again', async () => {
    const app = await start();
    const timers = handTimers();
    const { client, links } = await windowClient(app, timers);
    const first = listen(client);
    await expect.poll(() => first).toEqual(['gap']);

    timers.runOut(SILENCE);
    await expect.poll(() => links).toEqual(['open', 'lost']);
    const second = listen(client);
    timers.runOut(RETRY);

    await expect.poll(() => [first, second]).toEqual([['gap', 'gap'], ['gap']]);
  });

  it('when the server stays away, then the window tries again ever less often, up to every five seconds', async () => {
    const app = await start();
    const timers = handTimers();
    const { client, links } = await windowClient(app, timers);
    const heard = listen(client);
    await expect.poll(() => heard).toEqual(['gap']);
    await stop(app);

    for (const pause of [500, 1000, 2000, 4000, 5000, 5000]) {
      await expect.poll(timers.pending).toEqual([pause]);
      timers.runOut(pause);
    }
    await expect.poll(timers.pending).toEqual([5000]);
    expect(links).toEqual(['open', 'lost']);
  });

  it('when several views listen, then there is one connection, and none when the last has gone', async () => {
    const app = await start();
    let opened = 0;
    const fetchHere = browserFetch(app.deskUrl ?? '', await openSession(app));
    const fetch: typeof globalThis.fetch = (url, init) => {
      opened += 1;
      return fetchHere(url, init);
    };
    const timers = handTimers();
    const { client } = await windowClient(app, { fetch, after: timers.after });
    const views = [listen(client), listen(client)];
    await expect.poll(() => views).toEqual([['gap'], ['gap']]);
    const late = listen(client);

    await expect.poll(() => late).toEqual(['gap']);
    expect(opened).toBe(1);
    for (const leave of stops.splice(0)) leave();
    await expect.poll(timers.pending).toEqual([]);
  });

  it('when nobody sees the window, then it keeps no connection from others, and seen again it hears what came since', async () => {
    const app = await start();
    const watchers = new Set<() => void>();
    let isSeen = true;
    const see = (seen: boolean): void => {
      isSeen = seen;
      for (const changed of [...watchers]) changed();
    };
    const sight = {
      isSeen: () => isSeen,
      watch: (changed: () => void) => {
        watchers.add(changed);
        return () => void watchers.delete(changed);
      },
    };
    const open = new Set<AbortSignal>();
    const inBrowser = browserFetch(app.deskUrl ?? '', await openSession(app));
    const fetch: typeof globalThis.fetch = (url, init) => {
      if (init?.signal) open.add(init.signal);
      return inBrowser(url, init);
    };
    const { client, links } = await windowClient(app, { fetch, sight });
    const heard = listen(client);
    await expect.poll(() => heard).toEqual(['gap']);

    see(false);
    expect([...open].map(({ aborted }) => aborted)).toEqual([true]);
    say(app, 'a', 'b');
    see(true);
    await expect.poll(() => heard).toEqual(['gap', 'a', 'b']);
    expect(links).toEqual(['open']);
    expect(open.size).toBe(2);
  });
});
