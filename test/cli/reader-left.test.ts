import { expect, it } from 'vitest';

import { linekeeperProcess } from './support.ts';

it('when whoever reads the lines has gone before they are written, then a command ends without a stack', async () => {
  const ran = await linekeeperProcess(['rehearse', '--list'], {}, (child) => {
    child.stdout?.destroy();
    return Promise.resolve();
  });
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
}, 60_000);
