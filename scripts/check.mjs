// npm run check: everything a change must pass besides the tests, two at a time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { prepare, root, say } from './bootstrap.mjs';
import { checkSizes } from './house-sizes.mjs';

const { node, env } = prepare();

// ESLint makes a program of types for each folder with a tsconfig: apart, they keep both processors busy to the end
// (0286), and the compiler's complaints come out of the same programs (0297). What is named in none of them, a new folder
// too, is looked at with the last. No comment turns any rule off.
const apart = ['test', 'server', 'renderer'];
const code = (...what) => ['eslint/bin/eslint.js', '--rule', 'house/compiler: error', '--no-inline-config', ...what];
// The rules for React check their own work at every step otherwise: an eighth of the time of the window's files.
const quick = { ...env, NODE_ENV: 'production' };
const checks = [
  ...apart.map((folder) => [`code ${folder}`, ...code(folder)]),
  ['code, others', ...code('.', ...apart.flatMap((folder) => ['--ignore-pattern', `${folder}/**`]))],
  ['layers', 'dependency-cruiser/bin/dependency-cruiser.mjs', 'server', 'renderer', 'electron', 'test'],
  ['format', 'oxfmt/bin/oxfmt', '--check', '.'],
  ['dead code', 'knip/bin/knip.js'],
];

/** Resolves with true when the check passed; its words are shown only when it did not. */
function runCheck([name, script, ...args]) {
  const started = performance.now();
  const child = spawn(node, [join(root, 'node_modules', script), ...args], { cwd: root, env: quick });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve(report(name, started, code === 0, words))));
}

function report(name, started, passed, words) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(13)} ${seconds} s`);
  if (!passed) say(words.trimEnd());
  return passed;
}

const waiting = [...checks];
const results = [];
async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
}
const tooBig = checkSizes();
results.push(report('sizes', performance.now(), tooBig.length === 0, tooBig.join('\n')));
await Promise.all([work(), work()]);
process.exitCode = results.every(Boolean) ? 0 : 1;
