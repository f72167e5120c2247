import type { Command } from 'commander';
import { join, resolve } from 'node:path';

import { DEFAULT_BUSINESS } from '../../domain/call-record.ts';
import { toTypedNumber } from '../caller-argument.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import { toReport } from '../rehearsal-report.ts';
import { createConnectedDoor } from '../rehearsal/connected-door.ts';
import { createDoor } from '../rehearsal/door.ts';
import { doorSecrets } from '../rehearsal/door-secrets.ts';
import { rehearse, type RehearsalDeps, type RehearsedCall } from '../rehearsal/rehearse.ts';
import { findScript, listScripts } from '../../services/rehearsal-files.ts';
import type { Shell } from '../shell.ts';
import { rehearseBridge, type BridgeOptions } from './rehearse-bridge.ts';

type RehearseOptions = BridgeOptions & { list?: boolean; keep?: boolean; number?: string; bridge?: boolean };

export function rehearseCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'rehearse',
    summary: 'play scripted calls against the running Linekeeper, as ElevenLabs would, and show what happens',
    examples: [
      'rehearse',
      'rehearse garage --json',
      'rehearse ./my-script.json --keep',
      'rehearse --list',
      'rehearse --bridge --demo --seconds 30 --record ./heard',
    ],
  })
    .argument('[script]', 'name of a script, or the path of one of your own', 'salon')
    .option('--list', 'show the scripts there are')
    .option('--json', 'print everything as JSON')
    .option('--keep', 'keep the sample shop and its callers; without it they are removed afterwards')
    .option('--number <number>', 'number of the first caller (default: a random number reserved for fiction)')
    .option('--bridge', 'a call by voice instead, through the running demo, from a phone that is none')
    .option('--wav <file>', 'what the caller says over the bridge: WAV, 8000 Hz, 16-bit PCM or μ-law')
    .option('--seconds <number>', 'how long the caller speaks over the bridge where no file is given (default: 10)')
    .option('--record <folder>', 'keep what both sides of the bridge said, as WAV files')
    .action(async (script: string, options: RehearseOptions) => {
      if (options.list) finish(await list(shell, options));
      else finish(options.bridge ? await rehearseBridge(shell, options) : await play(shell, script, options));
    });
}

async function list(shell: Shell, { json }: RehearseOptions): Promise<number> {
  const scripts = await listScripts(scriptFolder(shell));
  if (json) shell.say(JSON.stringify({ scripts }));
  else for (const { name, calls, title, about } of scripts) shell.say(`${name} (${calls} calls): ${title}. ${about}`);
  return EXIT.done;
}

async function play(shell: Shell, nameOrPath: string, options: RehearseOptions): Promise<number> {
  const script = await findScript(scriptFolder(shell), pathIn(shell, nameOrPath));
  const { deps, region } = await connect(shell, options);
  const told: RehearsedCall[] = [];
  if (!options.json) shell.say(`${script.title}: ${script.about}`);
  const calls = await rehearse(deps, {
    script,
    keep: options.keep ?? false,
    ...(options.number !== undefined && { number: toTypedNumber(options.number, region) }),
    onCall: (call, scripted) => {
      told.push(call);
      if (!options.json) shell.say(`\n${toReport(call, scripted, told.length).join('\n')}`);
    },
  });
  const missed = calls.reduce((sum, call) => sum + call.missed.length, 0);
  if (options.json) shell.say(JSON.stringify({ script: script.title, passed: missed === 0, calls }, null, 2));
  else shell.say(missed === 0 ? '\nEverything came out as expected.' : `\n${missed} expectations were missed.`);
  return missed === 0 ? EXIT.done : EXIT.failed;
}

/** Where the accounts are connected, calls take the registered way, and need no secret here. */
async function connect(shell: Shell, options: PlaceOptions): Promise<{ deps: RehearsalDeps; region: string }> {
  const place = findPlace(shell, options);
  const { ask, runtime } = connectRunning(place);
  const { connectedAt } = await ask('connect.get', { business: DEFAULT_BUSINESS });
  const door =
    connectedAt === null
      ? createDoor({ webhookUrl: runtime.webhookUrl, secrets: doorSecrets(place.config, runtime), now: shell.now })
      : createConnectedDoor({ ask, business: DEFAULT_BUSINESS });
  return { deps: { door, ask, now: shell.now }, region: place.config.business.region };
}

const scriptFolder = (shell: Shell): string => join(shell.root, 'resources', 'rehearsals');

/** A path is meant from where the command was typed; a bare name is looked up among ours. */
function pathIn(shell: Shell, nameOrPath: string): string {
  return /[./\\]/.test(nameOrPath) ? resolve(shell.cwd, nameOrPath) : nameOrPath;
}
