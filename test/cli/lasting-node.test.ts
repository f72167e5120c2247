import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { lastingNode } from '../../server/cli/service/lasting-node.ts';
import { tempDir } from './support.ts';

/** A Node in a folder that carries its version, and a link to it in one that does not. */
function homebrew() {
  const dir = tempDir();
  const [cellar, bin, other] = ['Cellar/node/24.21.0/bin', 'bin', 'other'].map((name) => join(dir, name));
  for (const folder of [cellar, bin, other]) mkdirSync(folder ?? '', { recursive: true });
  const execPath = join(cellar ?? '', 'node');
  writeFileSync(execPath, '');
  writeFileSync(join(other ?? '', 'node'), 'another one');
  symlinkSync(execPath, join(bin ?? '', 'node'));
  const path = ['relative', '/nowhere', other, cellar, bin].join(delimiter);
  return { dir, execPath, path, link: join(bin ?? '', 'node') };
}

describe('the Node of a service', () => {
  it('when its folder goes with its version, then the link that stays is taken', () => {
    const { execPath, path, link } = homebrew();

    expect(lastingNode({ execPath, path, root: '/opt/linekeeper' })).toBe(link);
  });

  it('when no link leads to it, or there is no search path, then it is taken as it is', () => {
    const { execPath } = homebrew();

    expect(lastingNode({ execPath, path: '/nowhere', root: '/opt/linekeeper' })).toBe(execPath);
    expect(lastingNode({ execPath, path: undefined, root: '/opt/linekeeper' })).toBe(execPath);
  });

  it('when it is Linekeeper’s own, then no link from elsewhere takes its place', () => {
    const { dir, execPath, path } = homebrew();

    expect(lastingNode({ execPath, path, root: join(dir, 'Cellar') })).toBe(execPath);
  });
});
