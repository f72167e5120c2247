import { describe, expect, it } from 'vitest';

import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';
import { textingShop } from '../support/texts/texting-shop.ts';

type Table = 'services' | 'staff' | 'appointments';
const bring = (shop: Pick<OpenDesk, 'owner'>, table: Table, csv: string, dryRun = false) =>
  shop.owner.ask('front-desk.import', { table, csv, dryRun });

describe('tables of the front desk', () => {
  it('when appointments are brought in, then a dry run keeps nothing and says what stands in the way of each row', async () => {
    const shop = await openDesk();
    await shop.book('2026-11-23T08:00:00.000Z');
    const csv = [
      'day;time;service;staff;name;contact;status',
      '2026-11-23;11:00;cut;MAYA;"Ben; junior";+12125550188;',
      '2026-11-23;9:30;Cut;Maya;Cleo;;',
      '2026-11-23;14:00;Perm;Maya;Dora;;',
      '2026-11-23;14:00;Cut;Nobody;Dora;;',
      'soon;14:00;Cut;Maya;Dora;;',
      '2026-11-23;15:00;Cut;Maya;Eve;;cancelled',
    ].join('\r\n');
    const tried = await bring(shop, 'appointments', csv, true);
    expect(tried).toMatchObject({ dryRun: true, added: 1, changed: 0 });
    expect(tried.refused.map(({ line, problem }) => [line, problem.code])).toEqual([
      [3, 'desk_time_taken'],
      [4, 'csv_no_service'],
      [5, 'csv_no_person'],
      [6, 'csv_bad_cell'],
      [7, 'csv_bad_cell'],
    ]);
    expect(await shop.all()).toHaveLength(1);
    expect(await bring(shop, 'appointments', csv)).toEqual({ ...tried, dryRun: false });
    expect((await shop.all()).map(({ name, start }) => [name, start])).toContainEqual([
      'Ben; junior',
      '2026-11-23T10:00:00.000Z',
    ]);
    const again = await bring(shop, 'appointments', csv);
    expect([again.added, again.refused[0]?.problem.code]).toEqual([0, 'csv_same_already']);
    await shop.stop();
  });

  it('when services and staff are taken out and brought in again, then nothing is added, and a cell of a formula stays a text', async () => {
    const shop = await openDesk();
    await shop.offer('=HYPERLINK("x")', { price: { amount: 1250, currency: 'EUR' }, bufferAfterMin: 10 });
    const { csv, rows } = await shop.owner.ask('front-desk.export', { table: 'services' });
    expect(rows).toBe(2);
    expect(csv).toContain(`"'=HYPERLINK(""x"")",,,60,12.50,EUR,0,10,0,60,yes`);
    expect(await bring(shop, 'services', csv)).toMatchObject({ added: 0, changed: 2, refused: [] });
    expect(
      await bring(shop, 'services', 'name,minutes,price,currency\nColour,90,"80,5",eur\nWash,long,,'),
    ).toMatchObject({
      ...{ added: 1, refused: [{ line: 3, problem: { code: 'csv_bad_cell' } }] },
    });
    const { services } = await shop.owner.ask('front-desk.get', {});
    expect(services.map(({ name, price }) => [name, price?.amount ?? null])).toEqual(
      expect.arrayContaining([
        ['=HYPERLINK("x")', 1250],
        ['Colour', 8050],
      ]),
    );
    expect(await bring(shop, 'staff', 'name\nMaya\nTom')).toMatchObject({ added: 1, changed: 1 });
    expect(await whyNot(shop.app, 'front-desk.import', { table: 'staff', csv: 'who\nTom' })).toBe('csv_no_column');
    await shop.stop();
  });

  it('when a script asks over REST, then it gets the table and is told of a dry run unless it says otherwise', async () => {
    const shop = await openDesk();
    const got = (await (await shop.app.api('GET', '/api/front-desk/staff')).json()) as { csv: string };
    expect(got.csv).toBe('\ufeffname,active\r\nMaya,yes\r\n');
    const tried = await shop.app.api('POST', '/api/front-desk/staff', { csv: 'name\nTom' });
    expect(await tried.json()).toMatchObject({ dryRun: true, added: 1 });
    expect((await shop.owner.ask('front-desk.get', {})).staff).toHaveLength(1);
    await shop.stop();
  });

  it('when texts are on, then nobody is written to because of a table', async () => {
    const shop = await textingShop();
    const csv = 'day,time,service,staff,name,contact\n2026-11-23,10:00,Cut,Maya,Ada,+12125550177';
    expect(await bring(shop, 'appointments', csv)).toMatchObject({ added: 1 });
    await shop.settle();
    expect([shop.sent(), await shop.told()]).toEqual([
      [],
      ['confirmation dropped texts_said_already', 'reminder waiting'],
    ]);
  });
});
