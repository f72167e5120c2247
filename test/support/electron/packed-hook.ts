import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import type { Browser } from 'playwright-core';

import { findChromium, launchChromium } from '../chromium.ts';
import { aKeychain } from './safe-storage.ts';
import { createStandIn } from './stand-in.ts';

/** Where the stand-in waits for the module that hands it out. */
const PLACE = 'linekeeper.stand-in';
const ADDRESS = 'stand-in:electron';

/**
 * `node --import` this, and whatever is started then gets the stand-in for `import … from 'electron'`, as an installed
 * program gets Electron itself: run-packed.ts tells how.
 */
const {
  STAND_IN_ROOT: root = process.cwd(),
  STAND_IN_HOME: home = root,
  STAND_IN_VERSION: version = '0.0.0',
} = process.env;
const running: { browser?: Promise<Browser> } = {};
// The same user has the same keychain at every start.
const keychain = aKeychain({ key: createHash('sha256').update(home).digest() });
const standIn = createStandIn({ ...{ home, root, version }, argv: process.argv, isPackaged: true, browser, keychain });
Reflect.set(process, 'resourcesPath', dirname(root));
Reflect.set(globalThis, Symbol.for(PLACE), standIn.electron);

/** The program stops in its own order, and its browser last. */
const OWN_END = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

const parts = Object.keys(standIn.electron);
const source = [
  `const electron = globalThis[Symbol.for('${PLACE}')];`,
  ...parts.map((name) => `export const ${name} = electron.${name};`),
  'export default electron;',
].join('\n');

registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: ADDRESS, shortCircuit: true } : next(name, context)),
  load: (url, context, next) =>
    url === ADDRESS ? { format: 'module', source, shortCircuit: true } : next(url, context),
});

void standIn.exited.then(async (code) => {
  const { asked, errors } = standIn.dialog;
  for (const told of [...asked, ...errors]) process.stderr.write(`${JSON.stringify(told)}\n`);
  await (await running.browser)?.close();
  process.exit(code);
});

function browser(): Promise<Browser> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('There is no Chromium: install it or set CHROMIUM_BIN.');
  running.browser ??= launchChromium(chromium, [], OWN_END);
  return running.browser;
}
