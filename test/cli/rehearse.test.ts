import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Script } from '../../server/domain/rehearsal-script.ts';
import { linekeeper, secrets, serve, tempDir } from './support.ts';

const folder = resolve(import.meta.dirname, '../../resources/rehearsals');

const Outcome = z.object({
  passed: z.boolean(),
  calls: z.array(
    z.object({
      kind: z.string().nullable(),
      callerId: z.string().nullable(),
      missed: z.array(z.string()),
      told: z.object({ firstMessage: z.string(), memory: z.array(z.string()) }),
    }),
  ),
});

describe('linekeeper rehearse', () => {
  it.each(['salon', 'dentist', 'garage'])(
    'when the %s script is played, then every expectation is met and nobody of it stays behind',
    async (name) => {
      const server = await serve();

      const ran = await linekeeper(['rehearse', name, '--json', '--data-dir', server.dataDir], secrets);

      const { passed, calls } = Outcome.parse(JSON.parse(ran.stdout));
      expect(calls.flatMap(({ missed }) => missed)).toEqual([]);
      expect({ passed, code: ran.code }).toEqual({ passed: true, code: 0 });
      const left = await linekeeper(['export', '--data-dir', server.dataDir], secrets);
      expect(JSON.parse(left.stdout)).toEqual({ callers: [] });
      const shops = await linekeeper(['business', 'list', '--json', '--data-dir', server.dataDir], secrets);
      expect(shops.stdout).not.toContain('rehearsal');
    },
  );

  it('when it is played for a person, then the transcript tells what the agent knew and what was learned', async () => {
    const server = await serve();

    const ran = await linekeeper(['rehearse', '--data-dir', server.dataDir], secrets);

    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/Known as: new.*Known as: known/s);
    expect(ran.stdout).toContain('preferred_staff = Maria [active]');
    expect(ran.stdout).toContain('preferred_staff = Jonas [superseded]');
    expect(ran.stdout).toContain('Everything came out as expected.');
  });

  it('when an expectation is missed, then the exit code is 1 and the sentence says which', async () => {
    const script = Script.parse(JSON.parse(readFileSync(join(folder, 'salon.json'), 'utf8')));
    const [first] = script.calls;
    const wrong = { ...first, expect: { callerKind: 'known', memory: { contains: ['a purple elephant'] } } };
    const file = join(tempDir(), 'wrong.json');
    writeFileSync(file, JSON.stringify({ ...script, calls: [wrong] }));
    const server = await serve();

    const ran = await linekeeper(['rehearse', file, '--data-dir', server.dataDir], secrets);

    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('The caller should be known, but the answer was for: new.');
    expect(ran.stdout).toContain('The memory lacks “a purple elephant”.');
    expect(ran.stdout).toContain('2 expectations were missed.');
  });

  it('when the number belongs to somebody whom another shop remembers, then both are left alone', async () => {
    const server = await serve();
    const run = (...more: string[]) =>
      linekeeper(['rehearse', '--number', '+13035550108', '--data-dir', server.dataDir, ...more], secrets);
    const remembered = async () => (await linekeeper(['export', '--data-dir', server.dataDir], secrets)).stdout;
    expect((await run('--keep')).code).toBe(0);
    const before = await remembered();

    expect((await run('--json')).code).toBe(0);

    const { callers } = z
      .object({ callers: z.array(z.object({ numbers: z.array(z.string()) })) })
      .parse(JSON.parse(before));
    expect(callers.filter(({ numbers }) => numbers.includes('+13035550108'))).toHaveLength(1);
    expect(await remembered()).toBe(before);
  });

  it('when callers were rehearsed, then no number, name or secret of them is in the log', async () => {
    const server = await serve();
    const options = ['--number', '+13035550108', '--data-dir', server.dataDir];
    expect((await linekeeper(['rehearse', 'salon', '--keep', ...options], secrets)).code).toBe(0);
    await server.stop();

    const log = readFileSync(join(server.dataDir, 'logs', 'linekeeper.log'), 'utf8');

    expect(log).toContain('app.stopped');
    for (const planted of ['5550108', '555-0108', '555 0108', 'Anna', 'Jonas', ...Object.values(secrets)]) {
      expect(log).not.toContain(planted);
    }
  });

  it('when a secret is not configured, then one sentence names the variable', async () => {
    const server = await serve([], {});

    const ran = await linekeeper(['rehearse', '--data-dir', server.dataDir], {});

    expect(ran).toMatchObject({ code: 2, stdout: expect.not.stringContaining('Known as') as string });
    for (const name of Object.keys(secrets)) expect(ran.stderr).toContain(name);
  });

  it('when the secrets are not those of the running server, then it says so', async () => {
    const server = await serve();
    const others = { ...secrets, LINEKEEPER_INITIATION_SECRET: 'some-other-initiation-secret' };

    const ran = await linekeeper(['rehearse', '--data-dir', server.dataDir], others);

    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("not the running server's");
  });

  it('when no server runs, then the exit code is 3', async () => {
    const ran = await linekeeper(['rehearse', '--data-dir', join(tempDir(), 'data')], secrets);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('not running');
  });

  it('when the scripts are listed, then the demo is not among them', async () => {
    const ran = await linekeeper(['rehearse', '--list', '--json']);
    const { scripts } = z.object({ scripts: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(ran.stdout));
    expect(scripts.map(({ name }) => name)).toEqual(['dentist', 'garage', 'salon']);
  });
});
