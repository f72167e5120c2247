import { parseArgs } from 'node:util';

export type Flags = {
  /** Started with the computer, or by an installer that put a newer version in place: no window, only the tray. */
  hidden: boolean;
  demo: boolean;
  /** Say in one line of JSON when the door answers. */
  json: boolean;
  dataDir: string | undefined;
  /** Where the owner's own shop lies, for the way back from a demo in a folder that was named: see demo-change.ts. */
  ownDir: string | undefined;
  /** When earlier runs ended by a fault, in epoch milliseconds: see restarts.ts. */
  faultsAt: readonly number[];
};

export const FAULTS_FLAG = 'faults-at';
export const OWN_DIR_FLAG = 'own-data-dir';

const options = {
  hidden: { type: 'boolean' },
  updated: { type: 'boolean' }, // the installer's on Windows (common.nsh, StartApp)
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
  'data-dir': { type: 'string' },
  [OWN_DIR_FLAG]: { type: 'string' },
  [FAULTS_FLAG]: { type: 'string' },
} as const;

/** What the command line asks. Whatever else stands there is Chromium's and the system's. */
export function readFlags(argv: readonly string[]): Flags {
  const { values } = parse(argv.slice(1));
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    hidden: values['hidden'] === true || values['updated'] === true,
    demo: values['demo'] === true,
    json: values['json'] === true,
    dataDir: text(values['data-dir']),
    ownDir: text(values[OWN_DIR_FLAG]),
    faultsAt: (text(values[FAULTS_FLAG]) ?? '')
      .split(',')
      .filter((each) => /^\d{1,15}$/.test(each))
      .map(Number),
  };
}

/** The command line behind the program, without these options of ours and what is given with them. */
export function withoutFlags(argv: readonly string[], names: readonly (keyof typeof options)[]): string[] {
  const args = argv.slice(1);
  const left = new Set<number>();
  for (const token of parse(args).tokens) {
    if (token.kind !== 'option' || !names.some((name) => name === token.name)) continue;
    left.add(token.index);
    if (token.value !== undefined && token.inlineValue === false) left.add(token.index + 1);
  }
  return args.filter((_arg, index) => !left.has(index));
}

function parse(args: string[]) {
  return parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
}
