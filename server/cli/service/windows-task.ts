import { AppError } from '#contract/errors.ts';

import { MARK, serveArguments, type Installation } from './installation.ts';
import { xmlText } from './xml.ts';

export const TASK_NAME = 'Linekeeper';

/**
 * The scheduled task of Windows, as `schtasks /Create /XML` takes it (Task Scheduler schema 1.2). It needs no
 * administrator: it runs at the user's log-on, in the user's name.
 *
 * The scheduler does not see an exit code as a failure, so instead of its own restart the trigger is repeated every
 * minute and does nothing while Linekeeper runs. `conhost --headless` keeps Node's console window away.
 * Throws AppError `invalid_input` for a path in which Windows would replace a variable.
 */
export function toWindowsTask(installation: Installation, user: string): string {
  const words = [installation.node, ...serveArguments(installation)];
  for (const word of [...words, installation.workingDir]) refuseUnwritable(word);
  return [
    // No encoding is named: the file is written as UTF-16, and what is printed may be kept as UTF-8.
    '<?xml version="1.0"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    `<RegistrationInfo><Description>${xmlText(MARK)}</Description></RegistrationInfo>`,
    '<Triggers><LogonTrigger>',
    '<Repetition><Interval>PT1M</Interval><StopAtDurationEnd>false</StopAtDurationEnd></Repetition>',
    `<Enabled>true</Enabled><UserId>${xmlText(user)}</UserId>`,
    '</LogonTrigger></Triggers>',
    `<Principals><Principal id="Author"><UserId>${xmlText(user)}</UserId>`,
    '<LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>',
    '<Settings>',
    '<MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>',
    '<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>',
    '<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>',
    '<StartWhenAvailable>true</StartWhenAvailable>',
    '<IdleSettings><StopOnIdleEnd>false</StopOnIdleEnd></IdleSettings>',
    '<Hidden>false</Hidden>',
    '<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>',
    '<Priority>5</Priority>',
    '</Settings>',
    '<Actions Context="Author"><Exec>',
    '<Command>%SystemRoot%\\System32\\conhost.exe</Command>',
    `<Arguments>${xmlText(['--headless', ...words.map(quoted)].join(' '))}</Arguments>`,
    `<WorkingDirectory>${xmlText(installation.workingDir)}</WorkingDirectory>`,
    '</Exec></Actions>',
    '</Task>',
    '',
  ].join('\n');
}

/** By the rules of CommandLineToArgvW: a backslash before the closing quote would take it away. */
function quoted(word: string): string {
  return `"${word}${word.endsWith('\\') ? '\\' : ''}"`;
}

function refuseUnwritable(word: string): void {
  if (word.includes('"'))
    throw new AppError('invalid_input', 'No path on Windows has a quote in it: this installation is none of Windows.');
  if (/%[^%]+%/.test(word))
    throw new AppError(
      'invalid_input',
      'Windows would replace what stands between the % signs in a path of this installation: move Linekeeper or its data to a folder without them.',
    );
}
