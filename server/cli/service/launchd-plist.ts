import { posix } from 'node:path';

import { MARK, serveArguments, type Installation } from './installation.ts';
import { xmlText } from './xml.ts';

export const LAUNCHD_LABEL = 'app.linekeeper.service';

type Value = string | number | boolean | readonly string[] | { readonly [key: string]: Value };

/**
 * The LaunchAgent of macOS, for `~/Library/LaunchAgents` (launchd.plist(5)). It runs while its user is logged in, is
 * started again after a failure, at most every ten seconds, and has ten seconds to end.
 */
export function toLaunchdPlist(installation: Installation): string {
  const job = {
    Label: LAUNCHD_LABEL,
    ProgramArguments: [installation.node, ...serveArguments(installation)],
    WorkingDirectory: installation.workingDir,
    RunAtLoad: true,
    KeepAlive: { SuccessfulExit: false },
    ThrottleInterval: 10,
    ExitTimeOut: 10,
    ProcessType: 'Interactive', // anything less is slowed down, and a caller waits for the answer
    Umask: 0o077,
    // What it prints at its start holds a ticket for the desk, which no file should keep.
    StandardOutPath: '/dev/null',
    StandardErrorPath: posix.join(installation.dataDir, 'logs', 'service.log'),
  } satisfies Record<string, Value>;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<!-- ${MARK} -->`,
    '<plist version="1.0">',
    toElement(job),
    '</plist>',
    '',
  ].join('\n');
}

function toElement(value: Value): string {
  if (typeof value === 'string') return `<string>${xmlText(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (Array.isArray(value)) return ['<array>', ...value.map(toElement), '</array>'].join('\n');
  const entries = Object.entries(value).flatMap(([key, inner]) => [`<key>${xmlText(key)}</key>`, toElement(inner)]);
  return ['<dict>', ...entries, '</dict>'].join('\n');
}
