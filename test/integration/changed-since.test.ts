import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
const ask: ReturnType<typeof ownerOf>['ask'] = (...given) => ownerOf(app).ask(...given);
const REFUSAL = ': 409 conflict';

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

describe('what was changed by somebody else in the meantime', () => {
  it('when a template is saved over another text than there is, then it is refused and stays', async () => {
    const { text } = await ask('souls.get', { name: 'soul' });
    const [mine, theirs] = ['Mine. {{memory}}', 'Theirs. {{memory}}'];
    await ask('souls.save', { name: 'soul', text: theirs, over: text });
    await expect(ask('souls.save', { name: 'soul', text: mine, over: text })).rejects.toThrow(REFUSAL);
    await expect(ask('souls.save', { name: 'soul', text: mine, over: null })).rejects.toThrow(REFUSAL);
    expect((await ask('souls.get', { name: 'soul' })).text).toBe(theirs);
    await ask('souls.save', { name: 'evening', text: mine, over: null });
    await ask('souls.save', { name: 'soul', text: mine });
    expect((await ask('souls.get', { name: 'soul' })).text).toBe(mine);
  });

  it('when a limit is no longer what was changed, then nothing is saved; another limit is nothing to it', async () => {
    await ask('settings.save', { retention: { transcripts: 90 }, over: { transcripts: null } });
    const late = ask('settings.save', { retention: { transcripts: 30, packs: 30 }, over: { transcripts: null } });
    await expect(late).rejects.toThrow(REFUSAL);
    await ask('settings.save', { retention: { recordings: 30 }, over: { recordings: null } });
    expect((await ask('settings.get', {})).retention).toMatchObject({ transcripts: 90, packs: null, recordings: 30 });
  });

  it('when a fact is no longer as it was, then its correction is refused; without saying so it is a further one', async () => {
    await app.finish(aTranscription());
    await app.settled();
    const before = (await ownerOf(app).personOf(ANA)).facts.find(({ slot }) => slot === 'preferred_time');
    const correct = (value: string, over?: 'active') =>
      ask('facts.change', { id: before?.id ?? '', change: { value }, ...(over && { over }) });
    expect((await correct('noon', 'active')).fact.value).toBe('noon');
    await expect(correct('evenings', 'active')).rejects.toThrow(REFUSAL);
    const told = async () => (await ownerOf(app).personOf(ANA)).facts.filter(({ status }) => status === 'active');
    expect((await told()).map(({ value }) => value)).toContain('noon');
    await correct('evenings');
    expect((await told()).map(({ value }) => value)).toContain('evenings');
  });

  it('when a correction was corrected since, then taking it back is refused; of one that others forgot only it goes', async () => {
    const turns = [['user', 'My name is Ana Lopez. I am allergic to latex.']] as const;
    await app.finish(aTranscription({ turns, collected: { customer_name: 'Ana Lopez', allergies: 'latex' } }));
    await app.settled();
    const stand = async () =>
      Object.fromEntries((await ownerOf(app).personOf(ANA)).facts.map(({ value, status }) => [value, status]));
    const id = (await ownerOf(app).personOf(ANA)).facts.find(({ slot }) => slot === 'allergies')?.id ?? '';
    await ask('facts.forget', { id });
    const mine = (await ask('facts.change', { id, change: { value: 'plasters' } })).fact;
    await ask('facts.undo', { id: mine.id, over: mine.status });
    expect(await stand()).toMatchObject({ latex: 'forgotten', plasters: 'forgotten' });
    await expect(ask('facts.undo', { id: mine.id, over: mine.status })).rejects.toThrow(REFUSAL);
    expect(await stand()).toMatchObject({ latex: 'forgotten', plasters: 'forgotten' });
  });

  it('when a shop has another revision by now, then it is refused, whatever of it was changed', async () => {
    const shop = { id: 'bakery', name: 'Bakery Elm' };
    let { revision } = await ask('businesses.save', { ...shop, over: null });
    await expect(ask('businesses.save', { ...shop, over: null })).rejects.toThrow(REFUSAL);
    const changes = [
      { tone: 'brisk' },
      { numbers: ['+12125550181'] },
      { secretVariables: { secret__token: 'tulip' } },
      { secretVariables: { secret__token: 'poppy' } },
    ];
    for (const change of changes) {
      const changed = await ask('businesses.save', { ...shop, ...change });
      await expect(ask('businesses.save', { ...shop, over: revision })).rejects.toThrow(REFUSAL);
      ({ revision } = changed);
      expect(await ask('businesses.get', { id: 'bakery' })).toEqual(changed);
    }
    expect((await ask('businesses.save', { ...shop, over: revision })).tone).toBe('friendly and professional');
    expect(revision).toMatch(/^[\da-f]{32}$/u);
  });
});
