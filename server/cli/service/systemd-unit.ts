import { MARK, serveArguments, type Installation, type Scope } from './installation.ts';

/** Where `--system` keeps the memory unless told otherwise: systemd makes this folder and gives it to the user. */
export const SYSTEM_DATA_DIR = '/var/lib/linekeeper';

/**
 * The unit of systemd, for `~/.config/systemd/user` or `/etc/systemd/system`. Formats: systemd.unit(5), systemd.exec(5).
 * The phone rings tomorrow too, so it never gives up (no start limit); settings that cannot be used (exit code 2) are
 * the one thing no further start would mend.
 */
export function toSystemdUnit(installation: Installation, scope: Scope): string {
  const [program, ...rest] = [...runnable(installation.node), ...serveArguments(installation)];
  return [
    `# ${MARK}`,
    '[Unit]',
    "Description=Linekeeper, the memory for the voice agent on the shop's phone",
    'After=network.target',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    'Type=exec',
    // The colon switches the replacing of $… off.
    `ExecStart=${[`:${program}`, ...rest].map(quoted).join(' ')}`,
    // This one takes no quotes; the slash keeps a blank or a backslash at the end of the name what it is.
    `WorkingDirectory=${withoutSpecifiers(installation.workingDir)}/`,
    ...(scope.kind === 'system' ? [`User=${withoutSpecifiers(scope.user)}`] : []),
    'Restart=on-failure',
    'RestartSec=5',
    'RestartPreventExitStatus=2',
    'TimeoutStopSec=10',
    'KillMode=mixed',
    // What it prints at its start holds a ticket for the desk, which no journal should keep. Faults go to the journal.
    'StandardOutput=null',
    'UMask=0077',
    ...anywhere,
    ...(scope.kind === 'system' ? [...ofTheMachine, ...placeOf(installation.dataDir)] : []),
    '',
    '[Install]',
    `WantedBy=${scope.kind === 'system' ? 'multi-user.target' : 'default.target'}`,
    '',
  ].join('\n');
}

/**
 * Needs no namespaces, which a user's own systemd cannot make on every system (Ubuntu forbids it): with one of those
 * the service would not start at all. MemoryDenyWriteExecute is missing because JavaScript is compiled in memory.
 */
const anywhere = [
  'NoNewPrivileges=yes',
  'LockPersonality=yes',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  // Netlink is how Node and cloudflared list the network's interfaces.
  'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallErrorNumber=EPERM',
];

const ofTheMachine = [
  'ProtectSystem=strict',
  'ProtectHome=read-only',
  'PrivateTmp=yes',
  'PrivateDevices=yes',
  'ProtectClock=yes',
  'ProtectControlGroups=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectProc=invisible',
  'CapabilityBoundingSet=',
  'RemoveIPC=yes',
];

function placeOf(dataDir: string): string[] {
  if (dataDir === SYSTEM_DATA_DIR) return ['StateDirectory=linekeeper', 'StateDirectoryMode=0700'];
  return [`ReadWritePaths=${quoted(dataDir)}`];
}

/** systemd runs no program with a quote or a backslash in its name, in whatever way it is written; a shell does. */
function runnable(node: string): [string, ...string[]] {
  return /["'\\]/.test(node) ? ['/bin/sh', '-c', 'exec "$0" "$@"', node] : [node];
}

function quoted(text: string): string {
  return `"${withoutSpecifiers(text).replace(/[\\"]/g, '\\$&')}"`;
}

/** systemd reads `%h` and the like as its own words. */
function withoutSpecifiers(text: string): string {
  return text.replaceAll('%', '%%');
}
