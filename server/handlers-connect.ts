import type { CommandHandlers } from '#contract/commands.ts';
import type { connectCommands, connectTestCommands } from '#contract/connect-commands.ts';
import type { ConnectDesk } from './services/connect-desk.ts';
import type { ConnectTester } from './services/connect-test.ts';
import type { RegisteredSending } from './services/registered-sending.ts';

export type ConnectServices = { desk: ConnectDesk & { send: RegisteredSending }; test: ConnectTester };

type Handled = Extract<keyof CommandHandlers, keyof typeof connectCommands | keyof typeof connectTestCommands>;

/** Which part of the service does which command about the two accounts. */
export function connectHandlers({ desk, test }: ConnectServices): Pick<CommandHandlers, Handled> {
  return {
    'connect.get': (input) => desk.get(input),
    'connect.check-keys': (input) => desk.checkKeys(input),
    'connect.save-keys': (input) => desk.saveKeys(input),
    'connect.offers': () => desk.offers(),
    'connect.plan': (input) => desk.plan(input),
    'connect.apply': (input) => desk.apply(input),
    'connect.undo': (input) => desk.undo(input),
    'connect.test': (input) => test(input),
    'connect.send': (input) => desk.send(input),
  };
}
