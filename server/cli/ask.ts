import { commands, type CommandInput, type CommandName, type CommandOutput } from '#contract/commands.ts';

/** Gives the app one of the owner's commands, wherever the app runs. Expected failures come as AppError. */
export type Ask = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N>>;

/** Turns anything that carries a command into a typed Ask; what comes back is checked against the contract. */
export function createAsk(send: (name: CommandName, input: unknown) => Promise<unknown>): Ask {
  return async <N extends CommandName>(name: N, input: CommandInput<N>) =>
    commands[name].output.parse(await send(name, input)) as CommandOutput<N>;
}
