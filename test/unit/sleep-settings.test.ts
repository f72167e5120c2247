import { describe, expect, it } from 'vitest';

import { sleepQuestion } from '../../server/domain/doctor/sleep-settings.ts';

const minutes = (platform: string, said: string) => sleepQuestion(platform)?.minutesOf(said);

const MAC = `Battery Power:
 displaysleep         2
 sleep                1
AC Power:
 displaysleep         10
 sleep                15
 womp                 1
`;
/** As a German Windows says it. */
const WINDOWS = `GUID des Energieschemas: 381b4222-f694-41f0-9685-ff5bb260df2e
    Minimal mögliche Einstellung: 0x00000000
    Maximal mögliche Einstellung: 0xffffffff
    Mögliche Einstellungen inkrementieren: 0x00000001
    Index der aktuellen Wechselstromeinstellung: 0x00000708
    Index der aktuellen Gleichstromeinstellung: 0x00000384
`;
const GNOME = `org.gnome.settings-daemon.plugins.power sleep-inactive-ac-timeout 1200
org.gnome.settings-daemon.plugins.power sleep-inactive-ac-type 'suspend'
`;

describe('when a computer falls asleep on mains power', () => {
  it.each([
    ['darwin', MAC, 15],
    ['darwin', MAC.replace('15', '0'), 0],
    ['darwin', 'AC Power:\n displaysleep 10\n', null],
    ['win32', WINDOWS, 30],
    ['win32', WINDOWS.replace('0x00000708', '0x00000000'), 0],
    ['win32', 'nothing of use', null],
    ['linux', GNOME, 20],
    ['linux', GNOME.replace('suspend', 'nothing'), 0],
    ['linux', 'No such schema', null],
  ])('as %s says it, then it is read', (platform, said, expected) => {
    expect(minutes(platform, said)).toBe(expected);
  });

  it('when the system cannot be asked, then there is no question', () => {
    expect(sleepQuestion('freebsd')).toBeNull();
  });
});
