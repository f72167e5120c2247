import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createModelLook } from '../../server/integrations/model/look.ts';
import type { ModelScript } from '../support/model/script.ts';
import { startScriptedModel, type ScriptedModel } from '../support/model/scripted-model.ts';

const CALLS = { calls: [{ id: 'call_1', name: 'opening_hours', input: ['{}'] }] };
const LONG = Array<string>(12).fill('Hm, let me see.');

describe('what a model is seen to do', () => {
  let server: ScriptedModel;
  beforeEach(async () => void (server = await startScriptedModel()));
  afterEach(() => server.stop());

  function probe(scripts: ModelScript[], within = 10_000) {
    server.will(...scripts);
    const limits = { firstWithinMs: within, nextWithinMs: within, wholeWithinMs: within };
    const look = createModelLook({ apiKey: () => undefined, limits });
    return look.probe(server.baseUrl, 'scripted', new AbortController().signal);
  }

  it.each<[string, ModelScript]>([
    ['in a field of its own', { thinks: LONG, says: ['Hello there.'] }],
    ['in the other field', { thinks: LONG, thinksIn: 'reasoning', says: ['Hello there.'] }],
    ['aloud, with an end alone', { says: [...LONG, '</think>', 'Hello there.'] }],
    ['aloud, between tags', { says: ['<think>', ...LONG, '</think>', 'Hello there.'] }],
  ])(
    'when it thinks %s before it speaks, then its first word is the first that a caller hears',
    async (_case, script) => {
      const before = performance.now();
      const seen = await probe([
        { ...script, betweenMs: 10 },
        { ...script, ...CALLS },
      ]);
      const took = performance.now() - before;

      expect(seen).toMatchObject({ thinks: true, streams: true, tools: true, usage: true });
      expect(seen.firstMs).toBeGreaterThan(100);
      expect(seen.firstMs).toBeLessThan(took);
    },
  );

  it('when its thoughts are not over in time, then that is told, and not that it can do nothing', async () => {
    const script: ModelScript = { thinks: Array<string>(500).fill('Hm.'), says: ['Hello.'], betweenMs: 20 };
    expect(await probe([script], 1000)).toEqual({
      firstMs: null,
      thinks: true,
      streams: true,
      tools: null,
      usage: false,
    });
  });

  it('when its thoughts use up all the room there is, then the same', async () => {
    const seen = await probe([{ thinks: LONG, ends: 'runs out' }]);
    expect(seen).toEqual({ firstMs: null, thinks: true, streams: true, tools: null, usage: true });
    expect(server.asked[0]?.body['max_tokens']).toBeGreaterThanOrEqual(1000);
  });

  it('when it says nothing at all in time, then it is slow', async () => {
    await expect(probe([{ firstAfterMs: 60_000 }], 300)).rejects.toMatchObject({ kind: 'slow' });
  });

  it('when it answers without a word, then no time of a first word is told', async () => {
    expect(await probe([{ says: [] }])).toMatchObject({ firstMs: null, thinks: false, streams: false });
  });
});
