import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let heard: AppEvent[];
const ask = (...given: Parameters<ReturnType<typeof ownerOf>['ask']>) => ownerOf(app).ask(...given);
const save = (name: string, text: string): Promise<Response> => app.api('POST', '/api/souls.save', { name, text });
const promptOfNextRing = async (): Promise<string> =>
  AnswerSchema.parse(await app.ring(aRing({ call_sid: 'CA7777' }))).conversation_config_override?.agent?.prompt
    ?.prompt ?? '';

beforeEach(async () => {
  app = await startTestApp({ env: { LINEKEEPER_OVERRIDES: 'prompt' } });
  heard = [];
  app.bus.subscribe((event) => void (event.name === 'condition.changed' || heard.push(event)));
});
afterEach(() => app.stop());

describe('soul templates', () => {
  it('when one is saved, then the very next ring goes by it, and whoever uses it is told of', async () => {
    expect((await save('soul', 'Invented words for {{business_name}}.\n{{memory}}\n')).status).toBe(200);

    expect(await promptOfNextRing()).toContain('Invented words for Salon Marigold.');
    expect(readFileSync(join(app.dataDir, 'soul.md'), 'utf8')).toContain('Invented words for {{business_name}}.');
    expect(heard).toContainEqual({ name: 'business.changed', payload: { id: 'default' } });
    expect(heard).toContainEqual({ name: 'settings.changed', payload: {} });
    await save('soul', 'Other words.\n{{memory}}\n');
    expect(await promptOfNextRing()).toContain('Other words.');
  });

  it('when one has problems, then it is refused with their lines, and the one before stays in force', async () => {
    const before = await ownerOf(app).ask('souls.get', { name: 'soul' });

    const refused = await save('soul', 'Hello\n{{order}}\n{{memory}}\n{{secret__key}}');

    expect(refused.status).toBe(400);
    const { error } = (await refused.json()) as { error: { message: string } };
    expect(error.message).toContain('Line 2: {{order}} is not a placeholder');
    expect(error.message).toContain('Line 4: {{secret__key}} is a secret');
    expect(await ownerOf(app).ask('souls.get', { name: 'soul' })).toEqual(before);
    expect(heard).toEqual([]);
  });

  it('when one is edited in its file or removed, then the window is told of it once, and of what is wrong', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const own = await startTestApp({ env: { LINEKEEPER_OVERRIDES: 'prompt' } });
    onTestFinished(() => own.stop());
    own.bus.subscribe((event) => void (event.name === 'condition.changed' || heard.push(event)));
    const problems = async () => (await ownerOf(own).ask('status.get', {})).problems.map(({ code }) => code);
    const file = join(own.dataDir, 'soul.md');
    const news = [
      { name: 'business.changed', payload: { id: 'default' } },
      { name: 'settings.changed', payload: {} },
    ];

    writeFileSync(file, 'No place for what is remembered.');
    vi.advanceTimersByTime(9_000);
    expect(heard).toEqual(news);
    expect(await problems()).toContain('soul_once');

    rmSync(file);
    vi.advanceTimersByTime(9_000);
    expect(heard).toEqual([...news, ...news]);
    expect(await problems()).toContain('template_missing');
  });

  it('when a further one is saved, then it is listed with the businesses that use it', async () => {
    await save('evening', '{{memory}}\nGood evening.');
    await app.api('PUT', '/api/businesses/late', { name: 'The late shop', soul: 'evening' });
    writeFileSync(join(app.dataDir, 'souls', 'Copy of evening.md'), 'x');

    expect(await ask('souls.list', {})).toEqual({
      souls: [
        { name: 'soul', usedBy: ['default'] },
        { name: 'evening', usedBy: ['late'] },
      ],
    });
    expect(heard).toContainEqual({ name: 'business.changed', payload: { id: 'late' } });
    await app.api('DELETE', '/api/businesses/late');
    expect(heard.filter(({ name }) => name === 'business.changed')).toHaveLength(2);
  });

  it.each(['../soul', '..', 'a/b', 'A', '', 'x'.repeat(61), 'soul.md', '%2e%2e'])(
    'when the name is %j, then no file is read or written for it',
    async (name) => {
      expect((await save(name, '{{memory}}')).status).toBe(400);
      expect((await app.api('POST', '/api/souls.get', { name })).status).toBe(400);
      expect(existsSync(join(app.dataDir, '..', 'soul.md'))).toBe(false);
    },
  );

  it('when there is none of that name, then it is not found', async () => {
    expect((await app.api('POST', '/api/souls.get', { name: 'nobody' })).status).toBe(404);
  });

  it('when a template is tried out, then it is the prompt of that caller’s next ring, with its cost and its problems, and nothing is kept', async () => {
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await ownerOf(app).personOf(ANA);
    const tryOut = (text: string, callerId: string | null) =>
      ownerOf(app).ask('souls.preview', { text, businessId: 'default', callerId });
    const text = 'For {{caller_name}} at {{business_name}}.\n{{memory}}';

    const known = await tryOut(text, id);
    const fresh = await tryOut(text, null);
    const broken = await tryOut(`{{memory}}\n{{order}}`, id);

    expect(known.prompt).toContain('For Ana Lopez at Salon Marigold.');
    expect(known.prompt).toContain('mornings');
    expect(known.problems).toEqual([]);
    expect(known.tokens).toBeGreaterThan(fresh.tokens);
    expect(fresh.prompt).toContain('For  at Salon Marigold.');
    expect(fresh.prompt).not.toContain('Ana');
    expect(broken.problems).toEqual([{ line: 2, ...tell('soul_unknown', { placeholder: '{{order}}' }) }]);
    expect(await promptOfNextRing()).not.toContain('For Ana Lopez at');
    expect((await app.api('POST', '/api/souls.preview', { text, businessId: 'nowhere', callerId: null })).status).toBe(
      404,
    );
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(
      (await app.api('POST', '/api/souls.preview', { text, businessId: 'default', callerId: nobody })).status,
    ).toBe(404);
  });

  it('when the shop turns out to be a German salon, then its template follows, for as long as nobody has written in it', async () => {
    const text = async () => (await ownerOf(app).ask('souls.get', { name: 'soul' })).text;
    const shipped = (name: string): string =>
      readFileSync(join(import.meta.dirname, `../../resources/soul/${name}.md`), 'utf8');
    expect(await text()).toBe(shipped('default'));

    await ask('businesses.save', { id: 'default', trade: 'salon', language: 'de' });
    expect(await text()).toBe(shipped('salon-de'));
    expect(heard).toContainEqual({ name: 'settings.changed', payload: {} });
    const prompt = await promptOfNextRing();
    expect(prompt).toContain('Sie gehen ans Telefon des Salons Salon Marigold.');
    expect(prompt).toContain('Ihre Art ist freundlich und professionell.');
    expect(prompt).toContain('Die Sprache dieses Gesprächs ist Deutsch;');
    await ask('businesses.save', { id: 'default', trade: 'dentist', language: 'pl' });
    expect(await text()).toBe(shipped('dentist'));

    const own = `${shipped('dentist')}\nBe brief.\n`;
    await save('soul', own);
    await ask('businesses.save', { id: 'default', trade: 'salon', language: 'de' });
    expect(await text()).toBe(own);
  });

  it('when it starts for a German garage, then the template is that of a garage, in German, and stays with the next start', async () => {
    const env = { LINEKEEPER_TRADE: 'garage', LINEKEEPER_LANGUAGE: 'de' };
    const first = await startTestApp({ env, keep: true });
    const textOf = async (one: TestApp) => (await ownerOf(one).ask('souls.get', { name: 'soul' })).text;
    const before = await textOf(first);
    expect(before).toContain('Sie gehen ans Telefon der Werkstatt');
    await first.stop();
    const second = await startTestApp({ dataDir: first.dataDir });
    expect(await textOf(second)).toBe(before);
    await second.stop();
  });
});
