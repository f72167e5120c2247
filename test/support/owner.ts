import { createHash } from 'node:crypto';

import type { CallDetail } from '#contract/calls.ts';
import type { CallerDetail } from '#contract/callers.ts';
import { commands, type CommandInput, type CommandName, type CommandOutput } from '#contract/commands.ts';
import type { Fact } from '#contract/facts.ts';

import type { TestApp } from './test-app.ts';

export const hashOf = (number: string): string => createHash('sha256').update(number).digest('hex');

/** The owner at the desk door, with every answer held against the contract. */
export function ownerOf({ api }: Pick<TestApp, 'api'>) {
  async function ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const response = await api('POST', `/api/${name}`, input);
    const reply = (await response.json()) as { data?: unknown; error?: { code: string; message: string } };
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${reply.error?.code ?? ''}`);
    return commands[name].output.parse(reply.data) as CommandOutput<N>;
  }

  return {
    ask,
    call: (id: string): Promise<CallDetail> => ask('calls.get', { id }),
    caller: (id: string): Promise<CallerDetail> => ask('callers.get', { id }),
    factsOf: async (number: string, business = 'default'): Promise<Fact[]> =>
      (await ask('memory.list', { phone_hash: hashOf(number), business })).facts,
    /** The one person behind a number; throws when there is none, or more than one. */
    personOf: (number: string, business = 'default'): Promise<CallerDetail> =>
      ask('callers.get', { id: hashOf(number), business }),
  };
}
