import { describe, expect, it } from 'vitest';

import { AnswerSchema } from '../support/answer-schema.ts';
import { iconOf, menuOf, pageOf, trayOf, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { finish, ring } from '../support/electron/phone.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000);

describe.skipIf(withoutBrowser)('a pause from the menu', () => {
  const desk = useDesk();

  it('while it lasts, then nobody is recognised, icon and window say so, and it ends from the menu', async () => {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    await finish(door, aTranscription({ startedAt: LAST_WEEK }));
    let calls = 0;
    const answer = async (): Promise<string> =>
      JSON.stringify(AnswerSchema.parse(await ring(door, aRing({ call_sid: `CA_${(calls += 1)}` }))));
    await expect.poll(answer, SOON).toContain('Ana Lopez');
    const page = await pageOf(linekeeper);

    menuOf(linekeeper).find('Pause', 'Until I resume').click();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('paused');
    expect(trayOf(linekeeper).toolTip).toContain('Paused until you resume: callers are not recognised.');
    const banner = page.getByText('Paused: callers are not recognised, and nothing is learned.');
    await banner.waitFor();
    expect(await answer()).not.toContain('Ana');

    menuOf(linekeeper).find('Resume now').click();
    await expect.poll(() => iconOf(linekeeper), SOON).not.toBe('paused');
    await banner.waitFor({ state: 'detached' });
    expect(await answer()).toContain('Ana Lopez');
  });

  it('when the program is quit and started again meanwhile, then it is paused as before', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const before = desk.start({ home, keychain, argv: ['--hidden'] });
    await before.ready();
    menuOf(before).find('Pause', 'Until I resume').click();
    await expect.poll(() => iconOf(before), SOON).toBe('paused');
    menuOf(before).find('Quit').click();
    expect(await before.exited).toBe(0);

    const after = desk.start({ home, keychain, argv: ['--hidden'] });
    await after.ready();

    expect(iconOf(after)).toBe('paused');
  });
});
