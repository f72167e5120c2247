import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { ANA, aTranscription } from '../support/factories.ts';
import { openSettings } from '../support/settings-window.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the proof of what was forgotten', () => {
  const windows = useWindows();

  it('when somebody was forgotten, then the certificate can be read and saved, and tells not who it was', async () => {
    const { app, page } = await openSettings(windows, 'privacy');
    await page.getByText('Nobody was forgotten yet.').waitFor();
    await page.getByText(/^Nothing goes with the next daily round/u).waitFor();
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await ownerOf(app).personOf(ANA);
    await ownerOf(app).ask('callers.forget', { id });
    await page.getByRole('link', { name: /^Forgotten/u }).click();
    await page.getByText('Phone numbers').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const file = await coming;
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('       1  Phone numbers');
    expect(text).toContain('ElevenLabs: 1 copy may still be there');
    expect(`${text}${file.suggestedFilename()}`).not.toMatch(/Ana|555|conv_/u);
  });

  it('when somebody is forgotten in the window, then their certificate is one step away, and one sheet of paper', async () => {
    const { app, page } = await openSettings(windows, 'privacy');
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await ownerOf(app).personOf(ANA);
    await page.goto(new URL(`/callers/${id}`, page.url()).href);
    await page.getByRole('button', { name: 'Forget …', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('forget');
    await page.getByRole('button', { name: 'Forget for good', exact: true }).click();
    await page.getByRole('status').getByRole('link', { name: 'Certificate' }).click();
    await page.getByRole('heading', { name: 'Certificate of erasure' }).waitFor();
    await page.getByText('Phone numbers').waitFor();
    // Years later the day alone would prove nothing.
    expect(await page.getByText(/^Erased:/u).textContent()).toMatch(/20\d\d/u);
    const sheet = await page.pdf({ format: 'A4' });
    const paper = sheet.toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  });

  it('when the owner looks at who saw what, then their own looks stand there, page by page, and nobody’s name', async () => {
    const { app, page } = await openSettings(windows, 'privacy');
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await ownerOf(app).personOf(ANA);
    await app.execute('access.set-pin', { pin: '739105' }, 'cli');
    await expect(app.execute('callers.forget', { id }, { session: 'one' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await app.execute('access.remove-pin', {}, 'cli');
    for (let nth = 0; nth < 101; nth += 1)
      await app
        .execute('tasks.list', {}, { session: 'one' })
        .then(() => app.execute('notes.add', { note: `Note ${nth}`, callerId: id }, 'cli'));
    await page.getByRole('link', { name: 'Look at it' }).click();
    const lines = page.getByRole('list', { name: 'Who saw or changed what' }).getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(100);
    await expect.poll(() => lines.first().textContent()).toContain('The command line: Write a note');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await expect.poll(() => lines.count()).toBeGreaterThan(101);
    const all = (await lines.allTextContents()).join('\n');
    expect(all).toContain('The owner: Look at what is owed to callers');
    expect(all).toContain('Staff was refused: Forget a caller for good');
    expect(all).not.toMatch(/notes\.add|tasks\.list|callers\.forget/u);
    expect(all).not.toMatch(/Ana|555|Note \d/u);
  });
});
