import { describe, expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import type { Fault } from '../../server/pretend/wire/faults.ts';
import { shapeOf } from '../support/providers/moments.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { startTestApp } from '../support/test-app.ts';

const PUBLIC = 'https://linekeeper.example';
const NO_SECRETS = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };

async function shop() {
  const world = await pretended();
  const app = await startTestApp({ env: { ...accountEnv(world), ...NO_SECRETS } });
  world.outside.lead(PUBLIC, app.webhookUrl);
  const ask = createAsk(app.execute);
  const apply = () =>
    ask('connect.apply', {
      business: 'default',
      agentId: world.agentId,
      line: { kind: 'twilio', sid: world.line.sid },
      fallback: { kind: 'voicemail', message: null },
    });
  const accounts = (): unknown => [world.elevenLabs.account(), world.twilio.account()];
  return { ...world, app, ask, apply, accounts };
}

describe('a number that is brought in', () => {
  it('when giving it to the agent would fail, then it has the agent and what answers otherwise from the beginning', async () => {
    const { app, apply, line, elevenLabs, ...world } = await shop();
    elevenLabs.faults.add({ method: 'PATCH', path: /\/phone-numbers\//, fault: status(503) });
    expect((await apply()).steps.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(await world.rings({ from: CALLER, to: SHOP_LINE })).toMatchObject({ rung: { outcome: 'answered' } });
    expect(line.fallbackUrl).not.toBe('');
    await app.stop();
  });

  it('when it is left without an agent, then who answered it before answers it, and the next try brings it in', async () => {
    const { app, apply, line, elevenLabs, ...world } = await shop();
    line.voiceUrl = 'https://before.example/voice';
    await apply();
    for (const number of elevenLabs.state.numbers.values()) number.agentId = null;
    elevenLabs.faults.add({ method: 'PATCH', path: /\/phone-numbers\//, fault: status(503), times: 1 });
    const problems = (await apply()).steps.flatMap(({ problem }) => problem?.code ?? []);
    expect(problems).toEqual(['provider_down']);
    expect([line.voiceUrl, elevenLabs.state.numbers.size]).toEqual(['https://before.example/voice', 0]);
    expect((await apply()).steps.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(await world.rings({ from: CALLER, to: SHOP_LINE })).toMatchObject({ rung: { outcome: 'answered' } });
    await app.stop();
  });
});

const status = (code: number): Fault => ({ kind: 'status', status: code, headers: { 'retry-after': '0' } });

/** Writes of every kind that the setup does: something made, something changed, at either provider. */
const WRITES = [
  ['elevenLabs', 'POST', /\/secrets$/],
  ['elevenLabs', 'POST', /\/webhooks$/],
  ['elevenLabs', 'POST', /\/tools$/],
  ['elevenLabs', 'PATCH', /\/agents\//],
  ['elevenLabs', 'POST', /\/phone-numbers$/],
  ['twilio', 'POST', /\/Flows$/],
  ['twilio', 'POST', /\/IncomingPhoneNumbers\//],
] as const;

/** What goes wrong, and what the owner is told of the step; null: nothing, because nothing is wrong. */
const FAULTS: [name: string, fault: Fault, code: string | null, acts?: boolean][] = [
  ['429', status(429), 'provider_rate_limited'],
  ['401', status(401), 'provider_key_refused'],
  ['403', status(403), 'provider_not_allowed'],
  ['402', status(402), 'provider_no_credit'],
  ['500', status(500), 'provider_down'],
  ['500 after it was done', status(500), 'provider_down', true],
  ['a broken connection', { kind: 'reset' }, 'provider_interrupted'],
  ['a broken connection after it was done', { kind: 'reset' }, 'provider_interrupted', true],
  ['half a body', { kind: 'cut' }, 'provider_interrupted'],
  ['a web page', { kind: 'html' }, 'provider_odd'],
  ['broken JSON', { kind: 'broken' }, 'provider_odd'],
  ['fields that nobody knows', { kind: 'with', fields: { brand_new: [1, null] } }, null],
];

/** An answer that is lost after the work was done is tried at every write; every other fault at one of them, in turn. */
const CASES = FAULTS.flatMap(([name, fault, code, acts], index) => {
  const everywhere = fault.kind === 'reset' && acts === true;
  return WRITES.filter((_, nr) => everywhere || nr === index % WRITES.length).map((write) => {
    return { name, fault, code, acts, write, where: write.join(' ') };
  });
});

describe('when a write of the setup goes wrong', () => {
  it.each(CASES)('then it is told, and the next try ends as if nothing had been: $name, $where', async (given) => {
    const { fault, code, acts } = given;
    const [host, method, path] = given.write;
    const shopped = await shop();
    const { app, ask, apply, accounts } = shopped;
    try {
      const blank = accounts();
      shopped[host].faults.add({ method, path, fault, times: 1, ...(acts !== undefined && { acts }) });
      const first = await apply();
      const problems = first.steps.flatMap(({ problem }) => problem?.code ?? []);
      expect(problems).toEqual(code === null ? [] : [code]);
      const again = await apply();
      expect(again.steps.filter(({ state }) => state !== 'done')).toEqual([]);
      expect(await shopped.rings({ from: CALLER, to: SHOP_LINE })).toMatchObject({ rung: { outcome: 'answered' } });
      const shape = shapeOf(shopped);
      await ask('connect.undo', {});
      expect(accounts()).toEqual(blank);
      await apply();
      expect(shapeOf(shopped)).toEqual(shape);
    } finally {
      await app.stop();
    }
  });
});
