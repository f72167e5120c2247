import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { tell } from '#contract/told.ts';
import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import { jobPace } from '../../server/domain/providers/job-pace.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createProviderJobs } from '../../server/services/provider-jobs.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const BEGIN = Date.parse('2026-11-20T10:00:00.000Z');
const told = tell('provider_down', { provider: 'ElevenLabs' });
const fault = (kind: FaultKind = 'down', retryAfterMs: number | null = null) =>
  new ProviderFault({ provider: 'elevenlabs', kind, told, retryAfterMs });

function start(file = join(temporaryDirectory(), 'linekeeper.db'), time = { now: BEGIN }, begins = true) {
  const stores = openStores(file);
  const reported: unknown[] = [];
  const jobs = createProviderJobs({
    ...{ stores, box: createSecretBox(Buffer.alloc(32, 7)), random: () => 0 },
    now: () => new Date(time.now),
    report: (_where, error) => void reported.push(error),
  });
  if (begins) jobs.begin();
  const stop = async (): Promise<void> => {
    await jobs.stop();
    stores.close();
  };
  return { jobs, stores, time, reported, file, stop };
}

async function started(): Promise<ReturnType<typeof start>> {
  const running = start();
  onTestFinished(running.stop);
  return Promise.resolve(running);
}

it('when jobs are kept, then each is done once, in order, and is gone', async () => {
  const { jobs } = await started();
  const done: unknown[] = [];
  jobs.on('forget', (payload) => Promise.resolve(void done.push(payload)));
  jobs.add('forget', { id: 'conv_1' }, { key: 'conv_1' });
  jobs.add('forget', { id: 'conv_2' }, { key: 'conv_2' });
  expect(jobs.state('forget', 'conv_1')).toBe('waiting');
  await jobs.settled();
  expect(done).toEqual([{ id: 'conv_1' }, { id: 'conv_2' }]);
  expect(jobs.state('forget', 'conv_1')).toBe('none');
});

it('when the process is gone in the middle of a job, then the next one does it', async () => {
  const first = start();
  first.jobs.on('forget', () => new Promise(() => undefined));
  first.jobs.add('forget', { id: 'conv_1' }, { key: 'conv_1' });
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  // As after kill -9: nothing is told to anybody.
  first.stores.close();

  const second = start(first.file);
  onTestFinished(second.stop);
  const done: unknown[] = [];
  second.jobs.on('forget', (payload) => Promise.resolve(void done.push(payload)));
  await second.jobs.settled();
  expect(done).toEqual([{ id: 'conv_1' }]);
});

it('when the same is asked for anew while the old one is in hand, then the new one is done as well', async () => {
  const { jobs } = await started();
  const done: unknown[] = [];
  jobs.on('register', (payload) => {
    done.push(payload);
    if (done.length === 1) jobs.add('register', 'https://new.example', { key: 'address' });
    return Promise.resolve();
  });
  jobs.add('register', 'https://older.example', { key: 'address' });
  jobs.add('register', 'https://old.example', { key: 'address' });
  await jobs.settled();
  expect(done).toEqual(['https://old.example', 'https://new.example']);
  expect(jobs.state('register', 'address')).toBe('none');
});

it('F20: when it fails and fails, then it is tried twenty times, further and further apart, and given up with its sentence', async () => {
  const { jobs, time } = await started();
  const tries: number[] = [];
  jobs.on('forget', () => {
    tries.push(time.now);
    return Promise.reject(fault());
  });
  jobs.add('forget', {}, { key: 'conv_1' });
  for (let hours = 0; jobs.state('forget', 'conv_1') === 'waiting' && hours < 1000; hours += 1) {
    await jobs.settled();
    time.now += 3_600_000;
    jobs.on('other', () => Promise.resolve()); // looks at the queue
  }
  expect(tries).toHaveLength(20);
  expect(jobs.problems().map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('after many tries: 1.'),
    'ElevenLabs has a fault of its own just now. Try again later.',
  ]);

  jobs.tryNow();
  await jobs.settled();
  expect(tries).toHaveLength(21);
  expect(jobs.problems()).toEqual([]);
});

it('when one waits for a provider that rests, then the others are done all the same', async () => {
  const { jobs, time } = await started();
  const done: unknown[] = [];
  let rests = true;
  jobs.on('slow', () => (rests ? Promise.reject(fault('resting', 30_000)) : Promise.resolve(void done.push('slow'))));
  jobs.on('quick', () => Promise.resolve(void done.push('quick')));
  jobs.add('slow', {}, { key: 'a' });
  jobs.add('quick', {}, { key: 'a' });
  await jobs.settled();
  expect(done).toEqual(['quick']);
  rests = false;
  time.now += 29_999;
  jobs.on('other', () => Promise.resolve());
  await jobs.settled();
  expect(done).toEqual(['quick']);
  time.now += 1;
  jobs.on('other', () => Promise.resolve());
  await jobs.settled();
  expect(done).toEqual(['quick', 'slow']);
});

it('when a bug stops a job, then the log is told and the job waits', async () => {
  const { jobs, reported } = await started();
  jobs.on('forget', () => Promise.reject(new TypeError('not a function')));
  jobs.add('forget', {}, { key: 'conv_1' });
  await jobs.settled();
  expect(reported).toEqual([expect.any(TypeError)]);
  expect(jobs.state('forget', 'conv_1')).toBe('waiting');
});

it('when a job is kept, then what it is about is sealed', async () => {
  const { jobs, stores } = await started();
  jobs.add('forget', { id: 'conv_of-nobody' }, { key: 'k' });
  const kept = stores.jobs.next('2027-01-01T00:00:00.000Z');
  expect(kept?.payload.toString('latin1')).not.toContain('conv_of-nobody');
});

it.each([
  [fault('down'), 0, { do: 'wait', milliseconds: 1250, attempts: 1 }],
  [fault('down'), 3, { do: 'wait', milliseconds: 10_000, attempts: 4 }],
  [fault('rate_limited', 90_000), 0, { do: 'wait', milliseconds: 90_000, attempts: 1 }],
  [fault('rate_limited', 9e9), 0, { do: 'wait', milliseconds: 21_600_000, attempts: 1 }],
  [fault('down'), 18, { do: 'wait', milliseconds: 21_600_000, attempts: 19 }],
  [fault('down'), 19, { do: 'park' }],
  [fault('rejected'), 0, { do: 'park' }],
  [fault('resting', 30_000), 19, { do: 'wait', milliseconds: 30_000, attempts: 19 }],
] as const)('when %s comes after %i tries, then it goes on as %j', (error, attempts, pace) => {
  expect(jobPace(error, attempts, 1)).toEqual(pace);
});

it('when nothing has begun, then nothing is done; when the program ends, then no slow provider holds it up', async () => {
  const idle = start(undefined, undefined, false);
  const seen: unknown[] = [];
  idle.jobs.on('forget', (payload) => Promise.resolve(void seen.push(payload)));
  idle.jobs.add('forget', {}, { key: 'conv_1' });
  await idle.jobs.settled();
  expect(seen).toEqual([]);
  await idle.stop();

  const slow = start(idle.file);
  slow.jobs.on('forget', () => new Promise(() => undefined));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await slow.stop();
  const after = start(idle.file);
  onTestFinished(after.stop);
  expect(after.jobs.state('forget', 'conv_1')).toBe('waiting');
});
