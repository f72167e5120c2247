import { describe, expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { tongueOf } from '../../electron/texts.ts';
import { trayMenu, waitingMenu, type MenuLine, type TrayAction, type TrayView } from '../../electron/tray-menu.ts';
import { aCallSummary, aCondition, aView, WAY_DOWN } from '../support/tray-makers.ts';

const NOW = new Date('2026-11-20T10:10:00.000Z');
const english = tongueOf('en-GB');
const german = tongueOf('de-AT');

function menu(over: Partial<TrayView> = {}, tongue = english): MenuLine[] {
  return trayMenu({ view: aView(over), tongue, now: NOW });
}
const labelOf = (line: MenuLine): string => (line.kind === 'separator' ? '---' : line.label);
const labels = (lines: readonly MenuLine[]): string[] => lines.map(labelOf);

function found(lines: readonly MenuLine[], label: string): MenuLine {
  const all = lines.flatMap((line) => (line.kind === 'more' ? [line, ...line.lines] : [line]));
  const line = all.find((each) => labelOf(each).startsWith(label));
  if (!line) throw new Error(`There is no “${label}” in ${labels(all).join(' | ')}`);
  return line;
}
function does(lines: readonly MenuLine[], label: string): TrayAction | undefined {
  const line = found(lines, label);
  return line.kind === 'line' || line.kind === 'switch' ? line.does : undefined;
}
const submenu = (lines: readonly MenuLine[], label: string): readonly MenuLine[] => {
  const line = found(lines, label);
  return line.kind === 'more' ? line.lines : [];
};

describe('the menu of the tray', () => {
  it('says how things stand first, and what quitting means last', () => {
    expect(labels(menu())).toEqual([
      'Ready: calls reach this computer.',
      '---',
      'Pause',
      'Open Linekeeper',
      'Copy public address',
      'Doctor: what works and what does not',
      '---',
      'On this computer',
      '---',
      'Quit: callers are not recognised, and calls may fail, until it runs again',
    ]);
    expect(menu()[0]).toEqual({ kind: 'line', label: 'Ready: calls reach this computer.' });
  });

  it('speaks German where the system does', () => {
    const lines = menu({ condition: aCondition({ state: 'callers-affected', told: WAY_DOWN, dueTasks: 2 }) }, german);
    expect(labels(lines)[0]).toBe('Anrufer werden nicht erkannt: Diesen Rechner erreicht nichts.');
    expect(labels(lines)).toContain('2 Rückrufe sind fällig');
    expect(labels(lines).at(-1)).toBe(
      'Beenden: Bis zum nächsten Start wird niemand erkannt, und Anrufe können scheitern',
    );
    expect(labels(submenu(lines, 'Pause')).at(-2)).toBe('Bis Sie wieder öffnen, Montag 09:00');
  });

  it('breaks a long sentence over lines that are only read', () => {
    const told = { code: 'new_of_tomorrow', values: {}, sentence: `${'word '.repeat(40)}end` };
    const lines = menu({ condition: aCondition({ told }) }, german);
    const sentence = lines.slice(
      0,
      lines.findIndex(({ kind }) => kind === 'separator'),
    );
    expect(sentence.length).toBeGreaterThan(2);
    expect(labels(sentence).join(' ')).toBe(told.sentence);
    for (const line of sentence) {
      expect(labelOf(line).length).toBeLessThanOrEqual(64);
      expect(line).toEqual({ kind: 'line', label: labelOf(line) });
    }
  });

  it('lists live calls by time and masked number, each leading to its call, and names nobody', () => {
    const calls = [
      aCallSummary(),
      aCallSummary({ id: 'b', maskedNumber: null, startedAt: '2026-11-20T10:05:00.000Z' }),
    ];
    const lines = menu({
      calls,
      condition: aCondition({ state: 'on-call', told: tell('condition_calls', { count: 2 }), liveCalls: 2 }),
    });
    expect(labels(lines).slice(0, 3)).toEqual([
      'On 2 calls.',
      'Call since 10:02, +• ••• ••• ••23',
      'Call since 10:05, number withheld',
    ]);
    expect(does(lines, 'Call since 10:02')).toEqual({ do: 'open', path: `/calls/${aCallSummary().id}` });
    expect(JSON.stringify(lines)).not.toContain('Mara');
  });

  it('shows five calls, and how many more there are', () => {
    const calls = Array.from({ length: 7 }, (_, at) => aCallSummary({ id: `call-${at}` }));
    const lines = menu({
      calls,
      condition: aCondition({ state: 'on-call', told: tell('condition_calls', { count: 7 }), liveCalls: 7 }),
    });
    expect(labels(lines).filter((label) => label.startsWith('Call since'))).toHaveLength(5);
    expect(does(lines, 'and 2 more')).toEqual({ do: 'open', path: '/' });
  });

  it('counts live calls in words where the sentence is about something else', () => {
    const lines = menu({ condition: aCondition({ state: 'callers-affected', told: WAY_DOWN, liveCalls: 1 }) });
    expect(labels(lines)[1]).toBe('1 call is going on');
    expect(labels(lines).at(-2)).toBe('The call that is going on continues without Linekeeper');
  });

  it('leads to the call-backs that are due', () => {
    expect(does(menu({ condition: aCondition({ dueTasks: 1 }) }), '1 call-back is due')).toEqual({
      do: 'open',
      path: '/',
    });
    expect(labels(menu()).join()).not.toContain('due');
  });

  it('puts Resume beneath the sentence while paused, and offers no other pause', () => {
    const told = tell('condition_paused_until', { until: '14:00' });
    const paused = { until: '2026-11-20T14:00:00.000Z' };
    const lines = menu({ condition: aCondition({ state: 'paused', told, paused }) });
    expect(labels(lines).slice(0, 2)).toEqual(['Paused until 14:00: callers are not recognised.', 'Resume now']);
    expect(does(lines, 'Resume')).toEqual({ do: 'resume' });
    expect(labels(lines)).not.toContain('Pause');
  });

  it('offers Resume also where the pause is hidden by something worse', () => {
    const lines = menu({
      condition: aCondition({ state: 'callers-affected', told: WAY_DOWN, paused: { until: null } }),
    });
    expect(labels(lines)[1]).toBe('Resume now');
  });

  it('offers half an hour, two full hours, the next opening and an open end, after saying what a pause means', () => {
    const pause = submenu(menu(), 'Pause');
    expect(labels(pause)).toEqual([
      'Callers are answered, but nobody is recognised',
      'For 30 minutes',
      'Until 11:00',
      'Until 12:00',
      'Until you open again, Monday 09:00',
      'Until I resume',
    ]);
    expect(pause.map((line) => (line.kind === 'line' ? line.does : null))).toEqual([
      undefined,
      { do: 'pauseHalfHour' },
      { do: 'pause', until: '2026-11-20T11:00:00.000Z' },
      { do: 'pause', until: '2026-11-20T12:00:00.000Z' },
      { do: 'pause', until: '2026-11-23T09:00:00.000Z' },
      { do: 'pause', until: null },
    ]);
  });

  it('copies the public address, and greys that out while there is none', () => {
    expect(does(menu(), 'Copy')).toEqual({ do: 'copyAddress', address: 'https://desk.example.com' });
    expect(found(menu({ publicUrl: null }), 'Copy')).toEqual({ kind: 'line', label: 'Copy public address' });
  });

  it('opens the window where it was left, and the doctor at its own page', () => {
    expect(does(menu(), 'Open Linekeeper')).toEqual({ do: 'open', path: null });
    expect(does(menu(), 'Doctor')).toEqual({ do: 'open', path: '/doctor' });
  });

  it('shows the switches of this computer as the system has them', () => {
    const switches = { startAtLogin: 'blocked', notify: 'off', keepAwake: 'on', checkUpdates: 'unsupported' } as const;
    expect(submenu(menu({ switches }), 'On this computer')).toEqual([
      { kind: 'switch', label: 'Start when I log in: switched off in the system’s settings', isOn: false },
      {
        kind: 'switch',
        label: 'Tell me what cannot wait',
        isOn: false,
        does: { do: 'switch', name: 'notify', on: true },
      },
      {
        kind: 'switch',
        label: 'Stay awake while you are open (uses more power; closing a lid still puts it to sleep)',
        isOn: true,
        does: { do: 'switch', name: 'keepAwake', on: false },
      },
    ]);
  });

  it('does not threaten with a consequence that quitting does not have', () => {
    expect(labels(menu({ hasWay: false })).at(-1)).toBe('Quit Linekeeper');
    expect(labels(menu({ demo: true })).at(-1)).toBe('Quit the demo');
  });

  it('offers window and way out while there is no server', () => {
    expect(labels(waitingMenu('Linekeeper is starting.', english))).toEqual([
      'Linekeeper is starting.',
      '---',
      'Open Linekeeper',
      'Quit Linekeeper',
    ]);
  });
});
