import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { frameTexts } from '../../renderer/src/texts/frame.ts';
import { readScript } from '../../server/services/rehearsal-files.ts';
import { createRehearsalShelf } from '../../server/services/rehearsal-shelf.ts';
import { timesOf } from '../../server/domain/rehearsal-timing.ts';

const folder = resolve(import.meta.dirname, '../../resources/rehearsals');
const files = readdirSync(folder);

describe('rehearsal scripts', () => {
  it.each(files)('when %s is read, then it is valid and its calls follow each other in time', async (file) => {
    const { calls } = await readScript(join(folder, file));
    const ends = calls.map(({ minutesAgo }) => -minutesAgo * 60);
    const starts = calls.map(({ conversation }, index) => (ends[index] ?? 0) - timesOf(conversation).duration);
    const overlaps = starts.filter(
      (start, index) => index > 0 && start < (ends[index - 1] ?? 0) && calls[index]?.from === calls[index - 1]?.from,
    );
    expect(overlaps).toEqual([]);
    expect([...ends].sort((a, b) => a - b)).toEqual(ends);
  });

  it('when a script can be chosen in the window, then it and its calls have titles in each of its languages', async () => {
    const others = Object.keys(frameTexts).filter((language) => language !== 'en');
    const shelf = createRehearsalShelf({ resourcesDir: resolve(folder, '..') });
    const { scripts } = await shelf.list();
    expect(scripts).not.toEqual([]);
    for (const script of scripts) {
      const { calls } = await shelf.script(script);
      for (const { title, titles } of [script, ...calls]) expect([title, Object.keys(titles)]).toEqual([title, others]);
    }
  });

  it.each(files)('when %s is read, then it names no telephone number that could ring', async (file) => {
    const text = JSON.stringify(await readScript(join(folder, file)));
    const numbers = text.match(/\+?\d{7,}/g) ?? [];
    const twilioWords = ['+266696687', '+7378742883', '+7378742833'];
    expect(numbers.filter((number) => !/^\+1\d{3}55501\d{2}$/.test(number) && !twilioWords.includes(number))).toEqual(
      [],
    );
  });

  it('when a script is not there or not valid, then one sentence says so and names the fields', async () => {
    await expect(readScript(join(folder, 'nobody.json'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(readScript(resolve(folder, '../../package.json'))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('business') as string,
    });
  });
});
