import { parseArgs } from 'node:util';

export type Flags = {
  /** Started with the computer: no window, only the tray. */
  hidden: boolean;
  demo: boolean;
  /** Say in one line of JSON when the door answers. */
  json: boolean;
  dataDir: string | undefined;
  /** When earlier runs ended by a fault, in epoch milliseconds: see restarts.ts. */
  faultsAt: readonly number[];
};

export const FAULTS_FLAG = 'faults-at';

/** What the command line asks. Whatever else stands there is Chromium's and the system's. */
export function readFlags(argv: readonly string[]): Flags {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    allowPositionals: true,
    options: {
      hidden: { type: 'boolean' },
      demo: { type: 'boolean' },
      json: { type: 'boolean' },
      'data-dir': { type: 'string' },
      [FAULTS_FLAG]: { type: 'string' },
    },
  });
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    hidden: values['hidden'] === true,
    demo: values['demo'] === true,
    json: values['json'] === true,
    dataDir: text(values['data-dir']),
    faultsAt: (text(values[FAULTS_FLAG]) ?? '')
      .split(',')
      .filter((each) => /^\d{1,15}$/.test(each))
      .map(Number),
  };
}
