import { describe, expect, it } from 'vitest';

import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { staff } from '../support/line-shop.ts';

const owner = staff({ name: 'Ines', when: 'asks for the owner' });
const silent = staff({ id: '00000000-0000-4000-8000-000000000002', name: 'Jo', number: '+1 212 555 0198' });

async function connectedShop(mode: 'native' | 'register' = 'native') {
  const shop = await unconnectedShop();
  const before = shop.everything();
  const wish = { ...shop.wish, mode };
  expect(open(await shop.ask('connect.apply', wish))).toEqual([]);
  const [line] = (await shop.ask('lines.list', {})).lines;
  const set = (people: object[]) => shop.ask('lines.save', { id: line?.id ?? '', settings: { mode, people } } as never);
  const findings = async () =>
    (await shop.ask('connect.findings', { business: 'default', now: true })).findings.map(({ id }) => id);
  return { ...shop, wish, before, set, findings };
}

function transfersIn(shop: Awaited<ReturnType<typeof connectedShop>>): unknown {
  const text = JSON.stringify(shop.elevenLabs.account());
  return [...text.matchAll(/"phone_number":"(\+12125550[12]\d\d)"[^}]*\},"condition":"([^"]*)"/g)].map(
    ([, number, when]) => [number, when],
  );
}

describe('whom the agent may put callers through to', () => {
  it('when people of the line are named, then a finding says so until the plan is done, and undo takes all of it back', async () => {
    const shop = await connectedShop();
    expect(await shop.findings()).not.toContain('transfers');
    await shop.set([owner, silent]);
    expect(await shop.findings()).toContain('transfers');
    expect(open(await shop.ask('connect.plan', shop.wish))).toEqual(['agent:transfer: todo ']);
    expect(open(await shop.ask('connect.apply', shop.wish))).toEqual([]);
    expect(transfersIn(shop)).toEqual([['+12125550199', 'Ines: asks for the owner']]);
    expect(await shop.findings()).not.toContain('transfers');
    await shop.ask('connect.undo', { business: 'default' });
    expect(shop.everything()).toEqual(shop.before);
  });

  it('when nobody is left on the line, then the plan takes the tool away again', async () => {
    const shop = await connectedShop();
    await shop.set([owner]);
    await shop.ask('connect.apply', shop.wish);
    await shop.set([silent]);
    expect(open(await shop.ask('connect.plan', shop.wish))).toEqual(['agent:transfer: todo ']);
    expect(open(await shop.ask('connect.apply', shop.wish))).toEqual([]);
    expect(transfersIn(shop)).toEqual([]);
    await shop.ask('connect.undo', { business: 'default' });
    expect(shop.everything()).toEqual(shop.before);
  });

  it('when this computer answers the line, then the agent is given nobody: it could not reach them', async () => {
    const shop = await connectedShop('register');
    await shop.set([owner]);
    expect(open(await shop.ask('connect.plan', shop.wish))).toEqual([]);
    expect(await shop.findings()).not.toContain('transfers');
  });
});
