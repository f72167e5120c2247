import { spawnSync } from 'node:child_process';

import type { Configuration } from 'electron-builder';

type Environment = Record<string, string | undefined>;
type Runner = (command: string, args: readonly string[]) => void;

/** Everything electron-builder reads about certificates (https://www.electron.build/docs/features/code-signing). */
const NAMES = [
  'CSC_NAME',
  'CSC_KEYCHAIN',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_API_KEY',
  'APPLE_API_KEY_ID',
  'APPLE_API_ISSUER',
];

/**
 * A workflow hands on every secret it may have, and those it has not as empty texts, which electron-builder takes for
 * certificates. Takes them out. (In place: on Windows a copy would tell `PATH` from `Path`.)
 */
export function dropEmptySecrets(env: Environment): void {
  for (const name of NAMES) if (env[name] === '') delete env[name];
}

/** Whether what is packed for this system is signed. Linux knows no signatures. */
export function hasCertificate(env: Environment, platform: NodeJS.Platform): boolean {
  const certificate = platform === 'darwin' ? env['CSC_NAME'] : platform === 'win32' ? env['WIN_CSC_LINK'] : undefined;
  return certificate !== undefined;
}

/**
 * With a certificate nothing may leave unsigned; without one, none is looked for. Throws where there is Apple’s
 * certificate and no key to have it notarised with: electron-builder would only warn, and macOS would start it nowhere.
 */
export function signingChanges(env: Environment, platform: NodeJS.Platform): Configuration {
  const lacking = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'].filter((name) => env[name] === undefined);
  if (platform === 'darwin' && hasCertificate(env, platform) && lacking.length > 0)
    throw new Error(`There is a certificate of Apple’s, but notarising needs ${lacking.join(', ')} too.`);
  if (hasCertificate(env, platform)) return { forceCodeSigning: true };
  return platform === 'darwin' ? { mac: { identity: null, notarize: false } } : {};
}

/**
 * What signs a program that goes into the Mac app, or undefined where there is no certificate. Hardened and with a time
 * stamp, or Apple does not notarise what it lies in.
 */
export function tunnelSigner(env: Environment, run: Runner = runOrThrow): ((file: string) => void) | undefined {
  const name = env['CSC_NAME'];
  if (name === undefined) return undefined;
  const keychain = env['CSC_KEYCHAIN'] === undefined ? [] : ['--keychain', env['CSC_KEYCHAIN']];
  const how = ['--force', '--timestamp', '--options', 'runtime', ...keychain];
  return (file) => run('codesign', [...how, '--sign', name, file]);
}

function runOrThrow(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error || status !== 0) throw new Error(`${command} failed (${error?.message ?? `exit code ${status}`}).`);
}
