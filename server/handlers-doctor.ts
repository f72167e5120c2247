import type { CommandHandlers } from '#contract/commands.ts';
import type { SupportBundles } from './services/doctor-bundle.ts';
import type { AgentCheck } from './services/agent-check.ts';
import type { Doctor } from './services/doctor.ts';

export type DoctorServices = { doctor: Doctor; bundle: SupportBundles; agents: AgentCheck };

type Handled = Extract<keyof CommandHandlers, `doctor.${string}` | 'connect.findings' | 'connect.fix'>;

/** Which service does which command about what is wrong, here and at the providers. */
export function doctorHandlers({ doctor, bundle, agents }: DoctorServices): Pick<CommandHandlers, Handled> {
  return {
    'connect.findings': (input) => agents.get(input),
    'connect.fix': (input) => agents.fix(input),
    'doctor.run': () => doctor.run(),
    'doctor.fix': ({ id }) => doctor.fix(id),
    'doctor.bundle': async () => bundle(await doctor.run()),
  };
}
