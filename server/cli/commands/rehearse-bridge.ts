import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { DEFAULT_BUSINESS } from '../../domain/call-record.ts';
import { maskedNumber } from '../../domain/phone-number.ts';
import { errorCode } from '../../platform/private-file.ts';
import type { Ask } from '../ask.ts';
import type { PlaceOptions } from '../command.ts';
import { DEMO_LINE } from '../demo/demo-accounts.ts';
import { callOverBridge, type PhoneCall } from '../demo/phone-call.ts';
import { EXIT } from '../exit-codes.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import { speechLike } from '../rehearsal/speech-like.ts';
import { readWav, writeWav } from '../rehearsal/wav.ts';
import type { Shell } from '../shell.ts';

export type BridgeOptions = PlaceOptions & { wav?: string; seconds?: string; record?: string; json?: boolean };

const LONGEST_SECONDS = 600;
const USUAL_SECONDS = '10';

/** A call through this computer from a phone that is none, to an agent that says back what it hears. */
export async function rehearseBridge(shell: Shell, options: BridgeOptions): Promise<number> {
  const sound = await soundOf(shell, options);
  const { ask, runtime } = connectRunning(findPlace(shell, options));
  const carrier = runtime.demoSecrets?.carrier;
  const { publicUrl } = (await ask('status.get', {})).tunnel;
  if (carrier === undefined)
    throw new AppError('invalid_input', 'A call without a phone is played against a demo only: start `serve --demo`.');
  if (publicUrl === null)
    throw new AppError('unavailable', 'The demo is not set up, or not yet: try again in a moment.');
  const call = await onBridgedLine(ask, () =>
    callOverBridge({ webhookUrl: runtime.webhookUrl, publicUrl, carrier }, sound),
  );
  if (options.record !== undefined) await record(resolve(shell.cwd, options.record), call);
  const told = measured(call);
  if (options.json) shell.say(JSON.stringify(told));
  else for (const line of report(told)) shell.say(line);
  return told.lost === 0 && told.exact ? EXIT.done : EXIT.failed;
}

/** The demo's line is bridged for this call only. */
async function onBridgedLine<T>(ask: Ask, work: () => Promise<T>): Promise<T> {
  const { lines } = await ask('lines.list', { business: DEFAULT_BUSINESS });
  const line = lines.find((one) => one.maskedNumber === maskedNumber(DEMO_LINE));
  if (!line) throw new AppError('not_found', 'The demo has no line of its own any more.');
  const people = line.settings.people.map(({ maskedNumber: _number, ...person }) => person);
  const settings = { ...line.settings, people };
  const save = async (mode: typeof settings.mode, over: string): Promise<string> =>
    (await ask('lines.save', { id: line.id, settings: { ...settings, mode }, over })).revision;
  const revision = settings.mode === 'bridge' ? null : await save('bridge', line.revision);
  try {
    return await work();
  } finally {
    if (revision !== null) await save(settings.mode, revision);
  }
}

async function soundOf(shell: Shell, { wav, seconds = USUAL_SECONDS }: BridgeOptions): Promise<Uint8Array> {
  if (wav !== undefined) {
    const file = await readFile(resolve(shell.cwd, wav)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') throw new AppError('not_found', 'There is no such sound file.');
      throw error;
    });
    return readWav(file);
  }
  const length = Number(seconds);
  if (length > 0 && length <= LONGEST_SECONDS) return speechLike(length);
  throw new AppError('invalid_input', `--seconds must be between 1 and ${LONGEST_SECONDS}.`);
}

type Measured = { frames: number; lost: number; exact: boolean; addedMs: { p50: number; p99: number } };

/** A frame goes through twice, so half of its way is what this computer adds to each direction. */
function measured({ said, heard, milliseconds }: PhoneCall): Measured {
  const sorted = milliseconds.map((both) => both / 2).sort((one, other) => one - other);
  const at = (share: number): number => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2));
  const exact = heard.length === said.length && heard.every((payload, nth) => payload === said[nth]);
  const lost = Math.max(0, said.length - heard.length);
  return { frames: said.length, lost, exact, addedMs: { p50: at(0.5), p99: at(0.99) } };
}

function report({ frames, lost, exact, addedMs }: Measured): string[] {
  return [
    `${frames} frames of 20 ms went to the agent and back; ${lost} were lost.`,
    exact ? 'Every byte and the order are as they were.' : 'What came back is not what was sent.',
    `Added each way: ${addedMs.p50} ms (p50), ${addedMs.p99} ms (p99).`,
  ];
}

async function record(folder: string, { said, heard }: PhoneCall): Promise<void> {
  const bytes = (frames: readonly string[]): Buffer => Buffer.concat(frames.map((one) => Buffer.from(one, 'base64')));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'caller.wav'), writeWav(bytes(said)), { mode: 0o600 });
  await writeFile(join(folder, 'agent.wav'), writeWav(bytes(heard)), { mode: 0o600 });
}
