import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { ConnectState } from '#contract/connect.ts';
import { freePort } from '../support/free-port.ts';
import { accountEnv, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { linekeeper, linekeeperProcess, serve, tempDir } from './support.ts';

const PUBLIC = 'https://linekeeper.example';

async function account() {
  const providers = await pretended();
  const env = {
    ...accountEnv(providers),
    ...{ PUBLIC_BASE_URL: PUBLIC, LINEKEEPER_TIME_ZONE: 'UTC', LINEKEEPER_PHONE_REGION: 'US' },
  };
  const dataDir = tempDir();
  const run = (...args: string[]) => linekeeper(['connect', ...args, '--data-dir', dataDir], env);
  const { elevenLabs, twilio } = providers;
  const requests = () => [...elevenLabs.requests, ...twilio.requests];
  const writes = (): number => requests().filter(({ method }) => method !== 'GET').length;
  const everything = (): unknown => structuredClone([elevenLabs.account(), twilio.account()]);
  return { ...providers, env, dataDir, run, writes, everything };
}

const states = (stdout: string): string[] => ConnectState.parse(JSON.parse(stdout)).steps.map(({ state }) => state);
const done = (stdout: string): boolean => states(stdout).every((state) => state === 'done');

describe('linekeeper connect', { timeout: 60_000 }, () => {
  it('when nothing runs, then it plans, applies once, and takes back, and its codes say how it went', async () => {
    const { run, writes, everything, agentId } = await account();
    const before = everything();
    const planned = await run('--plan');
    expect(planned).toMatchObject({ code: 0, stderr: '' });
    expect(planned.stdout).toContain(`${PUBLIC}/webhook/personalize`);
    expect(planned.stdout).toContain(SHOP_LINE);
    expect(planned.stdout).toContain(
      'When ElevenLabs cannot be reached, callers hear Twilio’s own error message. Add --fallback',
    );
    expect(writes()).toBe(0);

    const applied = await run('--apply', '--agent', agentId, '--fallback', 'voicemail', '--json');
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect(done(applied.stdout)).toBe(true);
    const once = writes();
    const again = await run('--apply', '--json');
    expect(done(again.stdout)).toBe(true);
    expect(writes()).toBe(once);

    const undone = await run('--undo');
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    expect(undone.stdout).not.toContain('[x]');
    expect(undone.stdout).not.toContain('→');
    expect(everything()).toEqual(before);
  });

  it('when nothing answers where nobody else can, then it says so until that is what was asked for', async () => {
    const { run } = await account();
    const hint = 'callers hear Twilio’s own error message.';
    expect((await run('--plan', '--fallback', 'none')).stdout).not.toContain(hint);
    expect((await run('--plan', '--fallback', 'message')).stdout).not.toContain(hint);
    expect((await run('--plan', '--line', 'none')).stdout).not.toContain(hint);
    const register = await run('--plan', '--mode', 'register');
    expect(register.stdout).toContain(`While this computer is off, ${hint}`);
    const own = await run('--plan', '--mode', 'register', '--thinks', 'own');
    expect(own.stderr).toContain('No model of your own is set up yet.');
    expect(own.code).not.toBe(0);
    const json = await run('--plan', '--json');
    expect(states(json.stdout).length).toBeGreaterThan(10);
    expect(json.stderr).toContain(hint);
  });

  it('when somebody changed what was set, then it takes back the rest, says so, and ends with 4', async () => {
    const { run, elevenLabs, agentId } = await account();
    expect(await run('--apply', '--agent', agentId)).toMatchObject({ code: 0 });
    const agent = elevenLabs.state.agents.get(agentId) ?? {};
    const config = agent['conversation_config'] as { agent: object };
    const theirs = { ...config, agent: { ...config.agent, first_message: 'Written by hand.' } };
    elevenLabs.state.agents.set(agentId, { ...agent, conversation_config: theirs });
    const undone = await run('--undo');
    expect(undone.stdout).toContain('1 left as changed since');
    expect(undone.code).toBe(4);
    expect((await run('--help')).stdout).toContain('4 taken back except');
  });

  it('when a server runs, then it is the server that does it', async () => {
    const { env, writes, agentId } = await account();
    const port = await freePort();
    const here = { LINEKEEPER_WEBHOOK_PORT: port, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
    const served = await serve([], { ...env, ...here });
    const ran = await linekeeper(
      ['connect', '--apply', '--agent', agentId, '--fallback', 'none', '--data-dir', served.dataDir, '--json'],
      env,
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(done(ran.stdout)).toBe(true);
    expect(writes()).toBeGreaterThan(10);
    expect(await served.stop()).toBe(0);
  });

  it('when a server runs whose address leads nowhere, then it says so, changes nothing, and ends with 3', async () => {
    const { env, writes, everything, agentId } = await account();
    const before = everything();
    const served = await serve([], { ...env, PUBLIC_BASE_URL: `http://127.0.0.1:${await freePort()}` });
    const run = (...args: string[]) => linekeeper(['connect', ...args, '--data-dir', served.dataDir], env);
    const refused = await run('--apply', '--agent', agentId);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('The public address was not seen to lead to this computer');
    expect(await run('--plan', '--agent', agentId)).toMatchObject({ code: 0, stderr: '' });
    expect([writes(), everything()]).toEqual([0, before]);
    expect(await served.stop()).toBe(0);
  });

  it.each([
    [[], 2],
    [['--plan', '--undo'], 2],
    [['--plan', '--fallback', 'trumpet'], 2],
    [['--plan', '--line', '@nowhere.json'], 2],
    [['--plan', '--line', '+12125550199'], 2],
    [['--plan', '--line', 'none', '--mode', 'register'], 2],
    [['--undo'], 1],
  ])('when it is told %j, then it says what is wrong with code %i and changes nothing', async (args, code) => {
    const { run, writes } = await account();
    const ran = await run(...args);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).not.toBe('');
    expect(writes()).toBe(0);
  });

  it('when a provider refuses a step, then it says which and ends with 1, and goes on from there', async () => {
    const { run, elevenLabs } = await account();
    elevenLabs.faults.add({
      method: 'POST',
      path: '/v1/convai/tools',
      fault: { kind: 'status', status: 500 },
      times: 1,
    });
    const failed = await run('--apply');
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('[!] Make the tool recall');
    expect(await run('--apply')).toMatchObject({ code: 0 });
  });

  it('when it is killed right after the provider acted, then another run ends in the same state', async () => {
    const { env, dataDir, run, elevenLabs, everything, agentId } = await account();
    const before = everything();
    const args = ['connect', '--apply', '--agent', agentId, '--data-dir', dataDir];
    for (const path of ['/v1/workspace/webhooks', '/v1/convai/tools', '/v1/convai/phone-numbers']) {
      const killed = await linekeeperProcess(args, env, (child) => {
        elevenLabs.watch = async ({ when, seen }) => {
          if (when !== 'after' || seen.method !== 'POST' || seen.path !== path) return;
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        };
        return Promise.resolve();
      });
      expect(killed.code).toBe(null);
    }
    elevenLabs.watch = () => undefined;
    const ran = await run('--apply', '--json');
    expect(done(ran.stdout)).toBe(true);
    const { webhooks, tools, secrets, numbers } = elevenLabs.state;
    const { steps } = ConnectState.parse(JSON.parse(ran.stdout));
    const toolSteps = steps.filter(({ id }) => /^tool:/.test(id)).length;
    expect(toolSteps).toBeGreaterThan(5);
    expect([webhooks.size, tools.size, secrets.size, numbers.size]).toEqual([1, toolSteps, 2, 1]);
    await run('--undo');
    expect(everything()).toEqual(before);
  });
});
