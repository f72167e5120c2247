import { describe, expect, it } from 'vitest';

import { button } from '../support/caller-window.ts';
import { ownerOf } from '../support/owner.ts';
import { goToPlan, pretendedAccounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** From the first plan that is asked for: it and the next answer about the state wait, and come in one moment. */
const TOGETHER = `{
  const plain = window.fetch;
  const held = {};
  window.held = held;
  window.fetch = async (...request) => {
    const name = String(request[0]).split('/api/')[1];
    const isHeld = held.release === undefined && (name === 'connect.plan' || (name === 'connect.get' && 'connect.plan' in held));
    if (isHeld) held[name] = null;
    const response = await plain(...request);
    if (!isHeld) return response;
    const answer = await response.json();
    response.json = () => new Promise((resolve) => (held[name] = () => resolve(answer)));
    return response;
  };
}`;

describe.skipIf(withoutBrowser)('a plan that an answer overtakes', () => {
  const windows = useWindows();

  it('when how everything stands is told in the moment after the plan, then it is planned once more', async () => {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    accounts.leadTo(app);
    const { page } = await windows.open({ app, path: '/setup' });
    await goToPlan(page);
    await button(page, 'Set it up').waitFor();
    const stands = await ownerOf(app).ask('connect.get', { business: 'default' });
    await page.evaluate(TOGETHER);

    app.bus.publish('connect.changed', stands);
    await expect.poll(() => page.evaluate('typeof held["connect.plan"]')).toBe('function');
    app.bus.publish('connect.changed', stands);
    await expect.poll(() => page.evaluate('typeof held["connect.get"]')).toBe('function');
    await page.evaluate('held.release = () => (held["connect.plan"](), held["connect.get"]()), held.release()');

    await button(page, 'Set it up').waitFor();
    expect(await page.getByRole('list', { name: 'Changes' }).getByRole('listitem').count()).toBeGreaterThan(5);
  }, 60_000);
});
