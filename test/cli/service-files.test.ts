import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Installation, Scope } from '../../server/cli/service/installation.ts';
import { toServicePlan, type Place } from '../../server/cli/service/plan.ts';
import { SYSTEM_DATA_DIR } from '../../server/cli/service/systemd-unit.ts';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { linekeeper, tempDir } from './support.ts';

const place: Place = { platform: 'linux', home: '/home/nora', uid: 1000, user: 'nora', env: {} };

const tricky: Installation = {
  nodeOptions: ['--max-semi-space-size=16'],
  node: '/opt/Bär & "Söhne"/50%/$HOME/node',
  program: '/opt/a <b>/%h/linekeeper.js',
  workingDir: '/opt/a <b>/%h \\',
  dataDir: "/srv/Nora's \\data",
  demo: false,
};

const windows: Installation = {
  nodeOptions: [],
  node: 'C:\\Program Files\\Bär & Söhne\\node.exe',
  program: 'C:\\Linekeeper 100% <neu>\\linekeeper.js',
  workingDir: 'C:\\Linekeeper 100% <neu>',
  dataDir: 'D:\\',
  demo: true,
};

const userUnit = (installation = tricky): string => toServicePlan(installation, { kind: 'user' }, place).text;
const systemUnit = (dataDir: string): string =>
  toServicePlan({ ...tricky, dataDir }, { kind: 'system', user: 'desk' }, place).text;

describe('the unit of systemd', () => {
  it('when paths hold blanks, quotes, percent signs, dollars, backslashes and umlauts, then each is written its way', () => {
    const unit = userUnit().split('\n');

    expect(unit).toContain(
      String.raw`ExecStart=":/bin/sh" "-c" "exec \"$0\" \"$@\"" "/opt/Bär & \"Söhne\"/50%%/$HOME/node" "--max-semi-space-size=16" "/opt/a <b>/%%h/linekeeper.js" "serve" "--data-dir" "/srv/Nora's \\data"`,
    );
    expect(unit).toContain(String.raw`WorkingDirectory=/opt/a <b>/%%h \/`);
  });

  it('when a user installs it, then it promises nothing that needs namespaces', () => {
    expect(userUnit()).toContain('\nNoNewPrivileges=yes\n');
    expect(userUnit()).not.toMatch(/^(?:Protect|Private|ReadWritePaths|User=|CapabilityBoundingSet)/m);
    expect(userUnit()).toContain('\nWantedBy=default.target\n');
  });

  it('when root installs it, then only the data directory can be written, and systemd makes the usual one', () => {
    expect(systemUnit('/srv/my data')).toContain('\nProtectSystem=strict\n');
    expect(systemUnit('/srv/my data')).toContain('\nReadWritePaths="/srv/my data"\n');
    expect(systemUnit('/srv/my data')).toContain('\nUser=desk\n');
    expect(systemUnit(SYSTEM_DATA_DIR)).toContain('\nStateDirectory=linekeeper\n');
    expect(systemUnit(SYSTEM_DATA_DIR)).not.toContain('ReadWritePaths');
  });

  it('when it fails it is started again for ever, but not with settings that cannot be used', () => {
    for (const line of ['Restart=on-failure', 'StartLimitIntervalSec=0', 'RestartPreventExitStatus=2'])
      expect(userUnit()).toContain(`\n${line}\n`);
  });

  it('when it starts, then the address with its ticket comes into no journal', () => {
    expect(userUnit()).toContain('\nStandardOutput=null\n');
  });

  it('when a path has a line break, then none is made', () => {
    expect(() => userUnit({ ...tricky, dataDir: '/srv/a\nUser=root' })).toThrow('line break');
  });

  const verifies = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.runIf(process.env['CI'] && process.platform === 'linux')('is read by systemd itself', () => {
    expect(verifies).toBe(true);
  });

  it.skipIf(!verifies).each(['Bär & Söhne 50% $HOME %h x', String.raw`Nora's "back\slash"`])(
    'when systemd reads the one for a folder named %s, then it has no complaint',
    (name) => {
      const odd = join(tempDir(), name);
      mkdirSync(odd);
      symlinkSync(process.execPath, join(odd, 'node'));
      const user = process.getuid?.() === 0 ? 'daemon' : 'root';
      for (const scope of [{ kind: 'user' }, { kind: 'system', user }] as const) {
        expect(complaints({ node: join(odd, 'node'), dataDir: odd, workingDir: odd }, scope)).toBe('');
      }
    },
  );

  it.skipIf(!verifies)(
    'when systemd reads one whose program is not there, then it says so, so that silence means it is',
    () => {
      expect(complaints({ node: '/nowhere/node' }, { kind: 'user' })).toContain('is not executable');
    },
  );
});

function complaints(over: Partial<Installation>, scope: Scope): string {
  const unit = join(tempDir(), 'linekeeper.service');
  writeFileSync(unit, toServicePlan({ ...tricky, ...over }, scope, place).text);
  return spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' }).stderr;
}

type Element = { childElementCount: number; tagName: string; textContent: string };
/** What the page has of its own and Node has not, as far as it is used here. */
type PageGlobals = {
  DOMParser: new () => {
    parseFromString(
      text: string,
      type: string,
    ): {
      querySelector(selector: string): Element | null;
      querySelectorAll(selector: string): Iterable<Element>;
    };
  };
};

const chromium = findChromium();

describe.skipIf(chromium === undefined && process.env['CI'] === undefined)('what is XML, read by a parser', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchChromium(chromium ?? '')), 60_000);
  afterAll(() => browser.close());

  /** Every element without elements in it, as `[name, text]`; throws for what is not well-formed. */
  async function leaves(text: string): Promise<[string, string][]> {
    const page = await browser.newPage();
    const found = await page.evaluate((source) => {
      const { DOMParser } = globalThis as unknown as PageGlobals; // this runs in the browser
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      if (parsed.querySelector('parsererror') !== null) throw new Error('not well-formed');
      const all = [...parsed.querySelectorAll('*')].filter(({ childElementCount }) => childElementCount === 0);
      return all.map(({ tagName, textContent }): [string, string] => [tagName, textContent]);
    }, text);
    await page.close();
    return found;
  }

  it('when launchd reads the plist, then it finds the very paths', async () => {
    const { text } = toServicePlan(tricky, { kind: 'user' }, { ...place, platform: 'darwin', uid: 501 });
    const found = await leaves(text);
    const after = (key: string): [string, string] | undefined =>
      found[found.findIndex(([name, words]) => name === 'key' && words === key) + 1];

    const first = found.findIndex(([, words]) => words === 'ProgramArguments') + 1;
    expect(found.slice(first, first + 6)).toEqual(
      [tricky.node, ...tricky.nodeOptions, tricky.program, 'serve', '--data-dir', tricky.dataDir].map((word) => [
        'string',
        word,
      ]),
    );
    expect(after('WorkingDirectory')).toEqual(['string', tricky.workingDir]);
    expect(after('SuccessfulExit')).toEqual(['false', '']);
    expect(after('RunAtLoad')).toEqual(['true', '']);
    expect(after('Umask')).toEqual(['integer', '63']);
    expect(after('StandardOutPath')).toEqual(['string', '/dev/null']); // the address has a ticket
  });

  it('when the Task Scheduler reads the task, then it finds the very paths, quoted as Windows splits them', async () => {
    const at: Place = { ...place, platform: 'win32', user: 'Nora', env: { USERDOMAIN: 'SALON & CO' } };
    const { text, bytes } = toServicePlan(windows, { kind: 'user' }, at);
    const found = new Map(await leaves(text));

    expect(found.get('Arguments')).toBe(
      String.raw`--headless "C:\Program Files\Bär & Söhne\node.exe" "C:\Linekeeper 100% <neu>\linekeeper.js" "serve" "--data-dir" "D:\\" "--demo"`,
    );
    expect(found.get('WorkingDirectory')).toBe(windows.workingDir);
    expect(found.get('UserId')).toBe('SALON & CO\\Nora');
    expect(found.get('RunLevel')).toBe('LeastPrivilege');
    expect([found.get('Interval'), found.get('MultipleInstancesPolicy')]).toEqual(['PT1M', 'IgnoreNew']);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(bytes.subarray(2).toString('utf16le')).toBe(text);
  });
});

describe('linekeeper service print', () => {
  it.each(['linux', 'macos', 'windows'])(
    'when asked for %s, then no setting and no secret stands in it',
    async (name) => {
      const secret = 'tool-secret-for-this-test';
      const dir = tempDir();
      const dataDir = join(dir, 'made by nobody');
      const ran = await linekeeper(['service', 'print', '--platform', name, '--data-dir', dataDir], {
        LINEKEEPER_TOOL_SECRET: secret,
      });

      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toContain('made by nobody');
      expect(ran.stdout).not.toContain(secret);
    },
  );

  it('when Windows would replace a part of a path, then it says so instead', async () => {
    const ran = await linekeeper(['service', 'print', '--platform', 'windows', '--data-dir', '/srv/%TEMP%/x']);

    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('%');
  });

  it.each([
    ['--system'],
    ['--system', '--as', 'root'],
    ['--as', 'desk'],
    ['--system', '--as', 'desk', '--platform', 'macos'],
  ])('when asked for %s %s %s, then it is refused in one sentence', async (...options) => {
    const ran = await linekeeper(['service', 'print', ...options]);

    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});
