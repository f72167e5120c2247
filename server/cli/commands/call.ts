import { Option, type Command } from 'commander';

import { Id } from '#contract/primitives.ts';
import { PURPOSE_LIMIT, type StartedOutcome } from '#contract/outgoing.ts';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';

type CallOptions = PlaceOptions & { business?: string; purpose?: string; anyway?: boolean; json?: boolean };

/** Of a call that may be ringing nobody may make a second one by a script that tries again. */
const UNKNOWN = 4;
const EXITS =
  'Exit codes: 0 it rings, 1 it was not made, 2 wrong use, 3 not running, or a rule forbids it now, 4 not known whether it rang: look before you try again.';

export function callCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'call',
    summary: 'have the agent ring somebody up, with all that is remembered of them, by the rules in the settings',
    examples: [
      'call 0192f0c1-0000-7000-8000-000000000000 --purpose "Her appointment moved to Friday at ten"',
      'call "+1 212 555 0123" --anyway',
      'call - --json < number.txt',
    ],
    exits: EXITS,
  })
    .argument('<callee>', 'caller id, or a phone number; - reads one line, so that no number stands in the history')
    .addOption(new Option('--business <id>', 'the business that calls (default: that of the caller, or "default")'))
    .option(
      '--purpose <text>',
      `what the call is about, told to the agent in one line of at most ${PURPOSE_LIMIT} letters`,
    )
    .option('--anyway', 'call although nobody asked the person, or although they seem to have said no')
    .option('--json', 'print what became of it as JSON')
    .action(async (callee: string, options: CallOptions) => finish(await call(shell, callee, options)));
}

async function call(shell: Shell, callee: string, options: CallOptions): Promise<number> {
  const given = (callee === '-' ? await shell.readLine() : callee).trim();
  const { ask } = connectRunning(findPlace(shell, options));
  const { business, purpose, anyway } = options;
  const started = await ask('calls.start', {
    ...(Id.safeParse(given).success ? { callerId: given } : { number: given }),
    ...(business !== undefined && { business }),
    ...(purpose !== undefined && { purpose }),
    ...(anyway === true && { anyway }),
  });
  if (options.json) shell.say(JSON.stringify(toLine(started)));
  else if (started.outcome === 'calling') shell.say(`It rings: ${started.call?.maskedNumber ?? 'the number'}.`);
  else shell.warn(started.told?.sentence ?? 'The call was not made.');
  return { calling: EXIT.done, not_made: EXIT.failed, unknown: UNKNOWN }[started.outcome];
}

/** What a script goes on with; whom it called it knows itself. */
function toLine({ outcome, call, told }: StartedOutcome) {
  const { id = null, conversationId = null, callSid = null } = call ?? {};
  return { outcome, callId: id, conversationId, callSid, code: told?.code ?? null, message: told?.sentence ?? null };
}
