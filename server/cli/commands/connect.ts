import { Option, type Command } from 'commander';

import type { CommandOutput } from '#contract/commands.ts';
import type { Step } from '#contract/connect.ts';
import { AppError } from '#contract/errors.ts';

import { missingFallback, toWish, type WishOptions } from '../connect-options.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import type { Shell } from '../shell.ts';

type ConnectOptions = PlaceOptions &
  WishOptions & { plan?: boolean; apply?: boolean; undo?: boolean; test?: boolean; json?: boolean };
type State = CommandOutput<'connect.get'>;

/** Undone, except what somebody changed since. */
const LEFT_AS_CHANGED = 4;
const EXITS =
  'Exit codes: 0 done, 1 a step or the test failed, 2 wrong use, 3 busy, a key is missing or refused, or a provider does not answer, 4 taken back except what somebody changed since.';

export function connectCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'connect',
    summary: 'set up ElevenLabs and Twilio for a business, step by step, and take it back',
    examples: [
      'connect --plan',
      'connect --apply --agent agent_01 --line "+1 212 555 0142" --fallback voicemail',
      'connect --apply --line @sip.json --json',
      'connect --test',
      'connect --undo',
    ],
    exits: EXITS,
  })
    .option('--plan', 'print what would be changed; changes nothing')
    .option('--apply', 'do it; goes on where it stopped, and does nothing twice')
    .option('--undo', 'put everything back that was changed, except what somebody changed since')
    .option('--test', 'play a call through what is registered; rings no phone and keeps nothing')
    .addOption(new Option('--business <id>', 'the business that is connected').default('default'))
    .option('--agent <id>', 'the agent (default: as before, or the only one)')
    .option('--line <line>', 'none, a number, its id at a provider, or @file with a SIP trunk (default: as before)')
    .addOption(new Option('--mode <mode>', 'who answers the number').choices(['native', 'register']))
    .addOption(
      new Option('--thinks <who>', 'with --mode register: the ElevenLabs agent, or your own model').choices([
        'agent',
        'own',
      ]),
    )
    .option('--fallback <what>', 'while this computer is off: none, forward:NUMBER, voicemail[:WORDS], message[:WORDS]')
    .option('--no-notice', 'leave the first message without the AI and recording notice')
    .option('--json', 'print the state as JSON')
    .action(async (options: ConnectOptions) => finish(await connect(shell, options)));
}

async function connect(shell: Shell, options: ConnectOptions): Promise<number> {
  const { business, json } = options;
  const asked = [options.plan, options.apply, options.undo, options.test].filter((each) => each === true);
  if (asked.length !== 1) throw new AppError('invalid_input', 'Say one of --plan, --apply, --undo and --test.');
  return withOwner(shell, options, async (ask) => {
    if (options.test) return showTest(shell, await ask('connect.test', { business }), json);
    if (options.undo) return showUndone(shell, await ask('connect.undo', { business }), json);
    const wish = await toWish(ask, options);
    const code = showState(shell, await ask(options.plan ? 'connect.plan' : 'connect.apply', wish), json);
    const missing = options.fallback === undefined ? missingFallback(wish) : null;
    if (missing !== null) shell[json ? 'warn' : 'say'](missing);
    return code;
  });
}

function showState(shell: Shell, state: State, json: boolean | undefined): number {
  if (json) shell.say(JSON.stringify(state));
  else for (const line of [...state.steps.flatMap(linesOf), summaryOf(state)]) shell.say(line);
  return state.steps.some(({ state: each }) => each === 'failed') ? EXIT.failed : EXIT.done;
}

function showUndone(shell: Shell, state: State, json: boolean | undefined): number {
  const code = showState(shell, state, json);
  const isLeft = state.steps.some(({ state: each }) => each === 'changed');
  return code === EXIT.done && isLeft ? LEFT_AS_CHANGED : code;
}

const MARKS: Readonly<Record<Step['state'], string>> = {
  ...{ todo: ' ', doing: '…', done: 'x', failed: '!', undone: '-', changed: '?' },
};

function linesOf({ told, before, after, state, problem }: Step): string[] {
  const isToCome = state !== 'done' && state !== 'undone';
  const change = !isToCome || after === null ? [] : [`      ${before ?? 'nothing'} → ${after}`];
  return [`[${MARKS[state]}] ${told.sentence}`, ...change, ...(problem ? [`      ${problem.sentence}`] : [])];
}

function summaryOf({ steps }: State): string {
  const count = (state: Step['state']): number => steps.filter((step) => step.state === state).length;
  const counts = (['done', 'todo', 'failed', 'undone', 'changed'] as const).map(
    (state) => [state, count(state)] as const,
  );
  return (
    counts.flatMap(([state, number]) => (number === 0 ? [] : [`${number} ${WORDS[state]}`])).join(', ') || 'Nothing.'
  );
}

const WORDS = { done: 'done', todo: 'to do', failed: 'failed', undone: 'taken back', changed: 'left as changed since' };

function showTest(shell: Shell, test: CommandOutput<'connect.test'>, json: boolean | undefined): number {
  if (json) shell.say(JSON.stringify(test));
  else for (const { told, ok } of test.stages) shell.say(`[${ok ? 'x' : '!'}] ${told.sentence}`);
  return test.passed ? EXIT.done : EXIT.failed;
}
