import type { Machine } from './electron-parts.ts';

/** A program of the system's, with its script. What the script must know comes by the environment, never by its text. */
export type WatchCommand = { file: string; args: readonly string[]; env: Record<string, string> };

const PROGRAM = 'LINEKEEPER_WATCHED';

/**
 * Sees from outside that after an update some Linekeeper runs: an installer that fails when this process is gone can be
 * helped by nobody inside it. Every five seconds it looks; while nothing runs it starts what lies there, old or new,
 * hidden; it ends when it has seen one run, and after ten minutes at the latest. `program` is the path of the executable.
 * Null where the system is neither Windows nor a Unix.
 */
export function toWatchCommand(platform: Machine['platform'], program: string): WatchCommand {
  const env = { [PROGRAM]: program };
  if (platform !== 'win32') return { file: '/bin/sh', args: ['-c', SHELL], env };
  return { file: 'powershell.exe', args: ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL], env };
}

/** The first look comes late enough for Squirrel to have put the new one in place. */
const SHELL = `
sleep "\${LINEKEEPER_WATCH_FIRST:-20}"
for look in $(seq 1 120); do
  if ps -axo args= | while IFS= read -r line; do
    case "$line" in "$${PROGRAM}"|"$${PROGRAM} "*) exit 9 ;; esac
  done; then
    if [ -x "$${PROGRAM}" ]; then "$${PROGRAM}" --hidden >/dev/null 2>&1 & fi
    sleep "\${LINEKEEPER_WATCH_EACH:-5}"
  else
    exit 0
  fi
done
`;

/** An installer of ours that is at work (\`--updated /S\`, NsisUpdater.js) is waited for: it replaces what would start. */
const POWERSHELL = `
$program = $env:${PROGRAM}
foreach ($look in 1..120) {
  Start-Sleep -Seconds 5
  $all = @(Get-CimInstance Win32_Process)
  if ($all | Where-Object { $_.ExecutablePath -eq $program }) { exit }
  if ($all | Where-Object { $_.ProcessId -ne $PID -and $_.CommandLine -like '*--updated /S*' }) { continue }
  if (Test-Path -LiteralPath $program) { Start-Process -FilePath $program -ArgumentList '--hidden' }
}
`;
