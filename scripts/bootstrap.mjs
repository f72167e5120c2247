// Makes a bare clone runnable with nothing but Node 20 and npm. Plain JavaScript on purpose: it runs before anything
// is installed. Progress goes to standard error, because standard output belongs to the command that is being run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const installStamp = join(modules, '.linekeeper-lock');
const program = join(root, 'out', 'server', 'linekeeper.js');

/** What is built, from what, and the file that shows that it was. */
const builds = [
  {
    says: 'Building …',
    config: 'vite.server.config.ts',
    folders: ['server'],
    result: program,
    complaint: 'The program could not be built',
  },
  {
    says: 'Building the window …',
    config: 'renderer/vite.config.ts',
    folders: ['renderer', 'server/contract'],
    result: join(root, 'out', 'renderer', 'index.html'),
    complaint: 'The window could not be built',
  },
];
const desktopBuild = {
  says: 'Building the desktop program …',
  config: 'vite.electron.config.ts',
  folders: ['electron', 'server'],
  result: join(root, 'out', 'electron', 'main.js'),
  complaint: 'The desktop program could not be built',
};

/**
 * How Node runs the program. What is new is collected in two halves that Node lets grow to 64 MiB each under load and
 * gives back only when it rests; with 16 a busy line takes a quarter less memory (docs/decisions/0289).
 */
export const runsProgram = ['--max-semi-space-size=16'];
/** For scripts in TypeScript, which Node 22 runs only when told to; newer ones do so anyway. */
export const runsTypeScript = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** Says one line of progress. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the script with one sentence and exit code 1. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

/** Installs what is missing and returns the Node to run with: { node, env }. */
export function prepare() {
  install();
  const node = findNode();
  return { node, env: { ...cleanEnvironment(), PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` } };
}

/** Also builds the program and its window, where their sources changed since the last time: { node, env, program }. */
export function prepareProgram({ desktop = false } = {}) {
  const { node, env } = prepare();
  for (const one of desktop ? [...builds, desktopBuild] : builds) build(one, node, env);
  return { node, env, program };
}

/** Node 24 from npm where there is one for this machine, else the running one if it is new enough. */
function findNode() {
  const windows = process.platform === 'win32';
  const packaged = join(
    modules,
    `node-${windows ? 'win' : process.platform}-${process.arch}`,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  return giveUp(`Linekeeper needs Node 22.12 or newer on this machine; this is ${process.versions.node}.`);
}

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(installStamp) && readFileSync(installStamp, 'utf8') === wanted) return;
  const isFit = isInstalled(JSON.parse(lock.toString()));
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (isFit) return;
    // npm would take away what the link leads to, under whoever works with it there.
    giveUp('node_modules is a link to the packages of another folder, which are not those that are locked here.');
  }
  if (!isFit) {
    say('Installing the locked dependencies (about a minute, once) …');
    const [command, first] = npm();
    // Development packages are needed for building, whatever NODE_ENV or the user's npm settings say.
    const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    run(command, args, cleanEnvironment(), 'The dependencies could not be installed');
  }
  writeFileSync(installStamp, wanted);
}

/** True when somebody ran `npm ci` by hand: npm's own record of what it installed agrees with our lock file. */
function isInstalled(lock) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([path, { optional, integrity }]) =>
      path === '' || (optional && !present[path]) || present[path]?.integrity === integrity,
  );
}

function npm() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js')) return [process.execPath, [running]];
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []];
}

/** Without what an outer npm says about itself, so that `npm start --json` does not change the npm inside. */
function cleanEnvironment() {
  const keep =
    /^npm_config_(?:registry|cache|userconfig|globalconfig|https?_?proxy|noproxy|ca|cafile|strict_ssl|offline|prefer_offline|\/\/.*)$/i;
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || keep.test(name));
  return Object.fromEntries(entries.filter(([name]) => name !== 'INIT_CWD'));
}

function build({ says, config, folders, result, complaint }, node, env) {
  const wanted = hashSources(config, folders);
  const stamp = join(dirname(result), '.sources');
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(says);
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  run(node, [vite, 'build', '--config', config, '--logLevel', 'warn'], env, complaint);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function hashSources(config, folders) {
  const hash = createHash('sha256');
  const single = [
    config,
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'resources/cloudflared/checksums.json',
    'scripts/package/one-copy.ts',
  ];
  const files = [...single.map((name) => join(root, name)), ...folders.flatMap((name) => filesIn(join(root, name)))];
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** All files beneath a folder, in a fixed order. */
export function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** What it prints goes to standard error; a failure ends the script. */
function run(command, args, env, complaint) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) giveUp(`${complaint} (${error?.code ?? `exit code ${status}`}).`);
}
