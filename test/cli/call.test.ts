import { describe, expect, it } from 'vitest';

import { accountEnv } from '../support/providers/pretended.ts';
import { CALL_PATH, outgoingProviders } from '../support/outgoing-shop.ts';
import { linekeeper, secrets, serve, tempDir } from './support.ts';

const TOKEN = 'api-token-for-tests-0123456789abcdef';
const ASK = '0192f0c1-0000-7000-8000-000000000003';
const NUMBER = '+12125550199';

/** A server on pretended providers, with a line, and without quiet hours: it goes by the true clock. */
async function served() {
  const providers = await outgoingProviders();
  const env = {
    ...{ ...secrets, ...accountEnv(providers), LINEKEEPER_API_TOKEN: TOKEN },
    ...{ ELEVENLABS_AGENT_ID: providers.agentId, LINEKEEPER_PHONE_REGION: 'US' },
  };
  const dir = tempDir();
  let server = await serve([], env, dir);
  const api = async (name: string, input: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };
    const address = new URL(`/api/${name}`, server.deskUrl);
    return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(input) })).json();
  };
  await api('outgoing.save', { settings: { quietFrom: '00:00', quietTo: '00:00', quietSundays: false } });
  return {
    ...{ ...providers, api },
    sent: () => providers.elevenLabs.requests.filter(({ path }) => CALL_PATH.test(path)),
    run: (args: string[], answer?: string) => linekeeper(['call', ...args, '--data-dir', server.dataDir], env, answer),
    kill: () => server.stop('SIGKILL'),
    again: async () => void (server = await serve([], env, dir)),
  };
}

describe('linekeeper call', () => {
  it('when a number is read from its input, then it rings once, and no line of the program holds the number', async () => {
    const { run, rung } = await served();
    const ran = await run(['-', '--anyway', '--json', '--purpose', 'The car is ready'], '(212) 555-0199\n');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ outcome: 'calling', code: null });
    expect(ran.stdout).not.toContain('5550199');
    expect(rung).toEqual([expect.objectContaining({ to: NUMBER })]);
  });

  it('when a rule forbids it, the number is none, or nobody runs, then the code says so and nothing rings', async () => {
    const { run, sent, kill } = await served();
    expect(await run([NUMBER])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Nobody has asked') as string,
    });
    expect(await run(['112'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Emergency') as string });
    expect(await run(['-'], '')).toMatchObject({ code: 2 });
    await kill();
    expect(await run([NUMBER, '--anyway'])).toMatchObject({ code: 3, stdout: '' });
    expect(sent()).toEqual([]);
  });

  it('when it is not made, or not known to be, then two other codes say so', async () => {
    const { run, elevenLabs } = await served();
    elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'status', status: 422 }, times: 1 });
    expect(await run([NUMBER, '--anyway'])).toMatchObject({ code: 1, stdout: '' });
    elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'reset' }, times: 1 });
    expect(await run([NUMBER, '--anyway'])).toMatchObject({
      ...{ code: 4, stdout: '', stderr: expect.stringContaining('not known whether') as string },
    });
  });

  it.each(['before', 'after'] as const)(
    'when the program is killed %s the provider acted, then nothing is sent again, and it is said not to be known',
    async (moment) => {
      const { api, sent, elevenLabs, kill, again } = await served();
      const wish = { number: NUMBER, anyway: true, ask: ASK };
      const killed = new Promise<void>((resolve) => {
        elevenLabs.watch = async ({ when, seen }) => {
          if (when !== moment || !CALL_PATH.test(seen.path)) return;
          await kill();
          resolve();
        };
      });
      const waiting = api('calls.start', wish).catch(() => null);
      await killed;
      await waiting;
      await again();
      expect(await api('calls.start', wish)).toMatchObject({
        data: { outcome: 'unknown', told: { code: 'outgoing_unknown' }, call: { status: 'failed' } },
      });
      expect(sent()).toHaveLength(1);
    },
  );
});
