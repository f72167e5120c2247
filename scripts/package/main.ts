import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Budgets } from './budgets.ts';
import { inspect } from './inspect.ts';
import { readOptions, type Options } from './options.ts';
import { pack } from './pack.ts';
import { prepareParts } from './prepare.ts';
import { dropEmptySecrets, hasCertificate, signingChanges, tunnelSigner } from './signing.ts';
import { dryRunChanges, makeStandIn } from './stand-in.ts';
import { packedFolder, targetName, type Target } from './targets.ts';
import { stageTunnelPrograms } from './tunnel-programs.ts';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'out', 'desktop');

/** Builds, packs, and looks through what came out; false when it must not be given away. */
async function makePackages({ targets, folderOnly, dryRun }: Options): Promise<boolean> {
  dropEmptySecrets(process.env);
  if (!dryRun) targets.forEach(fetchTunnelProgram);
  const sign = dryRun ? undefined : tunnelSigner(process.env);
  const tunnelPrograms = stageTunnelPrograms({ root, targets, needed: !dryRun, ...(sign ? { sign } : {}) });
  const isSigned = !dryRun && hasCertificate(process.env, process.platform);
  await prepareParts({ root, tunnelPrograms, isSigned });
  for (const each of dryRun ? targets.map((target) => [target]) : [targets]) {
    const changes = dryRun ? dryRunChanges(standInFor(each)) : signingChanges(process.env, process.platform);
    await pack({ root, targets: each, folderOnly, changes: { ...changes, directories: { output } } });
  }
  const budgets = Budgets.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')));
  const updates = folderOnly ? null : { repository: process.env['GITHUB_REPOSITORY'] };
  const rules = { root, budgets, needsTunnelProgram: !dryRun, tunnelPrograms, isSigned, updates };
  let isFit = true;
  for (const target of targets) {
    const folder = packedFolder(output, target);
    const faults = await inspect({ ...rules, folder, target });
    console.log(`${targetName(target)}: ${faults.length === 0 ? 'as it should be' : `\n  ${faults.join('\n  ')}`}`);
    isFit &&= faults.length === 0;
  }
  return isFit;
}

function fetchTunnelProgram(target: Target): void {
  const script = join(root, 'scripts', 'fetch-cloudflared.mjs');
  const { status } = spawnSync(process.execPath, [script, '--for', targetName(target)], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`cloudflared for ${targetName(target)} could not be had.`);
}

function standInFor(targets: readonly Target[]): string {
  const folder = join(root, 'out', 'stand-in');
  for (const target of targets) makeStandIn(folder, target);
  return folder;
}

process.exitCode = (await makePackages(readOptions(process.argv.slice(2), process.platform))) ? 0 : 1;
