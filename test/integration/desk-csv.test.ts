import { describe, expect, it } from 'vitest';

import { aRing } from '../support/factories.ts';
import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';
import { ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';
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

  it('when names differ in case alone, then they are one; another letter, another name, and what is twice is changed', async () => {
    const shop = await openDesk();
    const csv = 'name,minutes\nFärben,90\nFARBEN,30\nfärben,95\ncut,45';
    const tried = await bring(shop, 'services', csv, true);
    expect(tried).toMatchObject({ added: 2, changed: 2, refused: [] });
    expect(await bring(shop, 'services', csv)).toEqual({ ...tried, dryRun: false });
    const { services } = await shop.owner.ask('front-desk.get', {});
    expect(services.map(({ name, minutes }) => `${name} ${minutes}`).sort()).toEqual([
      'FARBEN 30',
      'cut 45',
      'färben 95',
    ]);
    await shop.stop();
  });

  it('when rows stand in each other’s way, or nobody could be reached, then the dry run says so already', async () => {
    const shop = await openDesk();
    const csv = [
      'day,time,service,staff,contact',
      '2026-11-23,10:00,Cut,Maya,+12125550188',
      '2026-11-23,10:30,Cut,Maya,',
      '2026-11-23,10:00,Cut,Maya,',
      '2026-11-23,14:00,Cut,Maya,next door',
      '2026-11-23,11:00,Cut,Maya,',
    ].join('\n');
    const tried = await bring(shop, 'appointments', csv, true);
    expect(tried.added).toBe(2);
    expect(tried.refused.map(({ line, problem }) => [line, problem.code])).toEqual([
      [3, 'desk_time_taken'],
      [4, 'csv_same_already'],
      [5, 'desk_contact_unusable'],
    ]);
    expect(await bring(shop, 'appointments', csv)).toEqual({ ...tried, dryRun: false });
    await shop.stop();
  });

  it('when a cell holds a figure that no service may have, then its column is named as it stands in the table', async () => {
    const shop = await openDesk();
    const { refused } = await bring(shop, 'services', 'name,minutes,buffer_before\nWash,30,999', true);
    expect(refused.map(({ problem }) => problem.sentence)).toEqual([
      'What stands under “buffer_before” cannot be used.',
    ]);
    await shop.stop();
  });

  it('when a file is chosen, then its bytes are read in its own letters, and what is no table says why', async () => {
    const shop = await openDesk();
    const file = (bytes: Buffer) => ({ table: 'staff' as const, file: bytes.toString('base64') });
    const whyRefused = (bytes: Buffer) => whyNot(shop.app, 'front-desk.import', file(bytes));
    const windows = await shop.owner.ask('front-desk.import', file(Buffer.from('name\nJörg\nZoë', 'latin1')));
    expect(windows).toMatchObject({ added: 2, encoding: 'windows-1252', samples: ['Jörg', 'Zoë'] });
    const marked = await shop.owner.ask(
      'front-desk.import',
      file(Buffer.from('\ufeffname\tactive\nJörg\tja', 'utf16le')),
    );
    expect(marked).toMatchObject({ added: 1, encoding: 'utf-16', samples: [] });
    expect(await whyRefused(Buffer.alloc(0))).toBe('csv_empty');
    expect(await whyRefused(Buffer.from('PK\u0003\u0004'))).toBe('csv_workbook');
    expect(await whyRefused(Buffer.from([137, 80, 78, 71, 0]))).toBe('csv_no_text');
    expect(await whyRefused(Buffer.from('name\n"Tom'))).toBe('csv_unreadable');
    expect(await whyRefused(Buffer.from(`name\n${'Tom\n'.repeat(501)}`))).toBe('csv_too_long');
    expect(await whyRefused(Buffer.from(`name\n${'Tom '.repeat(250_000)}`))).toBe('csv_too_large');
    expect(await whyNot(shop.app, 'front-desk.import', { table: 'staff' })).toBe('bad_input');
    expect((await shop.owner.ask('front-desk.get', {})).staff).toHaveLength(1);
    await shop.stop();
  });

  it('when a table of nearly a megabyte comes over the door, then it is taken', async () => {
    const shop = await openDesk();
    const rows = Array.from({ length: 2000 }, (_, row) => `2026-11-23,10:00,Cut,Maya,${'n'.repeat(400)}${row}`);
    const bytes = Buffer.from(['day,time,service,staff,note', ...rows].join('\n'));
    expect(bytes.length).toBeGreaterThan(800_000);
    const brought = await shop.owner.ask('front-desk.import', {
      table: 'appointments',
      file: bytes.toString('base64'),
    });
    expect([brought.added, brought.refused.length]).toEqual([1, 1999]);
    await shop.stop();
  });

  it('when many rows are on their way in or out, then a phone that rings is answered meanwhile', async () => {
    const shop = await openDesk();
    const rows = Array.from({ length: 120 }, (_, row) => `Person ${row}`);
    const ways = [
      ['front-desk.import', { table: 'staff', csv: ['name', ...rows].join('\n'), dryRun: false }],
      ['front-desk.export', { table: 'appointments' }],
    ] as const;
    for (const [name, input] of ways) {
      let isDone = false;
      const done = shop.app.execute(name, input).then(() => (isDone = true));
      expect(await shop.app.ring(aRing())).toMatchObject({ type: 'conversation_initiation_client_data' });
      expect([name, isDone]).toEqual([name, false]);
      await done;
    }
    await shop.stop();
  });

  it('when the program stops meanwhile, then the rows before stay, and the rest is refused with that', async () => {
    const dataDir = temporaryDirectory();
    const app = await startTestApp({ dataDir, keep: true });
    let [rows, stopping] = [0, Promise.resolve()];
    app.bus.subscribe(({ name }) => {
      if (name === 'front-desk.changed' && (rows += 1) === 2) stopping = app.stop();
    });
    const csv = ['name', ...Array.from({ length: 500 }, (_, row) => `Person ${row}`)].join('\n');
    expect(await whyNot(app, 'front-desk.import', { table: 'staff', csv, dryRun: false })).toBe('stopping');
    await stopping;
    const again = await startTestApp({ dataDir });
    const { staff } = await ownerOf(again).ask('front-desk.get', {});
    expect(staff.length).toBe(rows);
    expect(rows).toBeLessThan(500);
    await again.stop();
  });

  it('when a script asks over REST, then it gets the table and is told of a dry run unless it says otherwise', async () => {
    const shop = await openDesk();
    const got = (await (await shop.app.api('GET', '/api/front-desk/staff')).json()) as { csv: string };
    expect(got.csv).toBe('\ufeffname,active\r\nMaya,yes\r\n');
    const tried = await shop.app.api('POST', '/api/front-desk/staff', { csv: 'name\nTom' });
    expect(await tried.json()).toMatchObject({ dryRun: true, added: 1 });
    const described = JSON.stringify(await (await shop.app.api('GET', '/api/openapi.json')).json());
    const [, pattern = '!'] = /"file":\{[^}]*"pattern":"([^"]+)"/u.exec(described) ?? [];
    const bytes = Buffer.from('name\nZoë', 'latin1').toString('base64');
    expect(bytes).toMatch(new RegExp(JSON.parse(`"${pattern}"`) as string, 'u'));
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
