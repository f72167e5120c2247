import { describe, expect, it } from 'vitest';

import type { Check } from '#contract/doctor.ts';
import type { HostState } from '#contract/host.ts';
import { tell } from '#contract/told.ts';
import type { TunnelState } from '#contract/tunnel.ts';
import { alertsCheck, fallbackCheck, reportedCheck } from '../../server/domain/doctor/calls.ts';
import { toCheck, toReport } from '../../server/domain/doctor/check.ts';
import { computerChecks } from '../../server/domain/doctor/computer.ts';
import { phoneKeyCheck, voiceKeyChecks } from '../../server/domain/doctor/keys.ts';
import { databaseCheck, inboxChecks, roomCheck } from '../../server/domain/doctor/memory.ts';
import { problemChecks } from '../../server/domain/doctor/problems.ts';
import { programChecks } from '../../server/domain/doctor/program.ts';
import { wayChecks } from '../../server/domain/doctor/way.ts';

const MB = 1024 ** 2;
const shown = ({ state, told, fix }: Check): string => [state, told.code, ...(fix ? [fix.code] : [])].join(' ');
const all = (checks: readonly Check[]): string[] => checks.map(shown);

const host: HostState = {
  ...{ demo: false, loginItem: 'on', keepAwake: true, notify: true, checkUpdates: true, keyIn: 'keychain' },
};

describe('what the doctor says', () => {
  it('when things are told, then the worst come first, the same words once, and unknown is worse than a note', () => {
    const [fine, bad, odd] = [tell('doctor_login'), tell('doctor_doors'), tell('doctor_unlooked')];
    const checks = [
      toCheck('computer', 'a', 'ok', fine),
      toCheck('memory', 'b', 'unknown', odd),
      toCheck('way', 'c', 'error', bad),
      toCheck('way', 'd', 'note', bad),
      toCheck('way', 'e', 'note', tell('doctor_updates_off')),
    ];
    const report = toReport(checks, '2026-11-20T12:00:00.000Z');
    expect([report.worst, report.checks.map(({ id }) => id)]).toEqual(['error', ['c', 'b', 'e', 'a']]);
    expect(toReport(checks.slice(0, 2), report.at).worst).toBe('unknown');
    expect(toReport([], report.at).worst).toBe('ok');
  });

  it('of the program: whether it runs, its clock, and updates', () => {
    const facts = { version: '1.0.0', runningMs: 7_200_000, skewMs: 0, host };
    expect(all(programChecks(facts))).toEqual(['ok doctor_process', 'ok doctor_clock', 'ok doctor_updates']);
    expect(programChecks(facts)[0]?.told.values).toEqual({ version: '1.0.0', hours: 2 });
    const codeAfter = (minutes: number) => programChecks({ ...facts, runningMs: minutes * 60_000 })[0]?.told.code;
    expect([1, 60, 119, 120].map(codeAfter)).toEqual([
      ...['doctor_process_new', 'doctor_process_hour', 'doctor_process_hour', 'doctor_process'],
    ]);
    const worse = { ...facts, runningMs: null, skewMs: -301_000, host: { ...host, checkUpdates: false } };
    expect(all(programChecks(worse))).toEqual([
      'error doctor_not_running',
      'warning doctor_clock_off',
      'note doctor_updates_off doctor_fix_updates',
    ]);
    expect(all(programChecks({ ...facts, skewMs: null, host: null }))).toContain('unknown doctor_clock_unknown');
    expect(all(programChecks({ ...facts, skewMs: 300_000 }))).toContain('ok doctor_clock');
  });

  it('of the memory: whether it is sound, and whether there is room', () => {
    const bytes = 3 * MB;
    expect([true, false, null].map((isSound) => shown(databaseCheck({ isSound, bytes })))).toEqual([
      'ok doctor_database',
      'error doctor_database_damaged',
      'unknown doctor_database_unread',
    ]);
    expect([199 * MB, 1023 * MB, 1024 * MB].map((free) => shown(roomCheck(free)))).toEqual([
      'error doctor_room_none',
      'warning doctor_room_little',
      'ok doctor_room',
    ]);
    expect(all(inboxChecks({ waiting: 0, parkedJobs: 0 }))).toEqual(['ok doctor_inbox', 'ok doctor_jobs']);
    expect(all(inboxChecks({ waiting: 3, parkedJobs: 2 }))).toEqual([
      'note doctor_inbox_waiting',
      'warning doctor_jobs_parked doctor_fix_jobs',
    ]);
    expect(all(inboxChecks({ waiting: 100, parkedJobs: 0 }))[0]).toBe('warning doctor_inbox_waiting');
  });

  it.each<[TunnelState, 'tunnel_lost' | 'tunnel_reachable' | 'tunnel_program_none', string]>([
    ['reachable', 'tunnel_reachable', 'ok tunnel_reachable'],
    ['degraded', 'tunnel_lost', 'error tunnel_lost doctor_fix_way'],
    ['failed', 'tunnel_program_none', 'error tunnel_program_none doctor_fix_fetch'],
    ['starting', 'tunnel_lost', 'note tunnel_lost'],
  ])('of a way that is %s with %s: %s', (state, code, line) => {
    const doors = { webhookUrl: 'http://127.0.0.1:1', deskUrl: null, publicUrl: null };
    const since = '2026-11-20T12:00:00.000Z';
    const tunnel = { mode: 'quick', state, told: tell(code), publicUrl: null, since, verifiedAt: null, retryAt: null };
    expect(all(wayChecks({ doors, tunnel: { ...tunnel, mode: 'quick' } }))).toEqual(['ok doctor_doors', line]);
    expect(wayChecks({ doors: { ...doors, webhookUrl: null }, tunnel: { ...tunnel, mode: 'quick' } })).toEqual([]);
  });

  it('of what the status calls a problem: what is grave, and not what a look of its own tells', () => {
    const problems = [
      tell('initiation_secret_missing'),
      tell('webhook_secret_missing'),
      tell('tunnel_lost'),
      tell('agent_asks_off'),
      tell('public_address_missing'),
    ];
    expect(problemChecks(problems).map(({ group, state, id }) => `${group} ${state} ${id}`)).toEqual([
      'providers error problem:initiation_secret_missing',
      'providers warning problem:webhook_secret_missing',
      'way warning problem:public_address_missing',
    ]);
  });

  it('of the keys: what they open', () => {
    expect(all(voiceKeyChecks([]))).toEqual(['ok doctor_key_elevenlabs']);
    expect(all(voiceKeyChecks(['agents', 'webhooks']))).toEqual([
      'error doctor_scope_agents',
      'warning doctor_scope_webhooks',
    ]);
    const account = (isTrial: boolean, isActive: boolean) => shown(phoneKeyCheck({ isTrial, isActive }));
    expect([account(false, true), account(true, true), account(true, false)]).toEqual([
      'ok doctor_key_twilio',
      'note doctor_twilio_trial',
      'error doctor_twilio_suspended',
    ]);
  });

  it('of the calls: what was reported, who answers while it is off, what Twilio noted', () => {
    const reported = [
      [0, 0, 0],
      [4, 0, 0],
      [4, 0, 1],
      [4, 1, 1],
      [4, 4, 4],
    ].map(([over = 0, missing = 0, fetched = 0]) =>
      shown(reportedCheck({ over, missing, fetched, isAnyFresh: false })),
    );
    expect(reported).toEqual([
      'ok doctor_calls_none',
      'ok doctor_calls_reported',
      'warning doctor_calls_fetched',
      'warning doctor_calls_unreported',
      'error doctor_calls_unreported',
    ]);
    const flow = 'https://webhooks.twilio.com/v1/Accounts/AC/Flows/FW1';
    const fix = tell('doctor_fix_fallback');
    const answers = (fallbackUrl: string) =>
      shown(fallbackCheck({ business: 'default', mode: 'register', fallbackUrl, kept: [flow], fix }));
    expect(['', flow, `${flow}2`, 'https://shop.example/twiml'].map(answers)).toEqual([
      'warning doctor_fallback_none doctor_fix_fallback',
      'ok doctor_fallback',
      'error doctor_fallback_gone doctor_fix_fallback',
      'note doctor_fallback_other',
    ]);
    const atElevenLabs = { business: 'default', mode: 'native', kept: [flow], fix } as const;
    expect(['', flow].map((fallbackUrl) => shown(fallbackCheck({ ...atElevenLabs, fallbackUrl })))).toEqual([
      'warning doctor_native_fallback_none doctor_fix_fallback',
      'ok doctor_native_fallback',
    ]);
    expect([shown(alertsCheck([])), shown(alertsCheck([{ code: '11200' }]))]).toEqual([
      'ok doctor_alerts_none',
      'warning doctor_alerts',
    ]);
  });

  it('of the computer: whether it starts by itself and stays awake', () => {
    const of = (over: Partial<HostState>, sleepMinutes: number | null) =>
      all(computerChecks({ host: { ...host, ...over }, sleepMinutes }));
    expect(of({}, 30)).toEqual(['ok doctor_login', 'ok doctor_awake']);
    expect(of({ loginItem: 'off', keepAwake: false }, 30)).toEqual([
      'warning doctor_login_off doctor_fix_login',
      'warning doctor_sleeps doctor_fix_awake',
    ]);
    expect(of({ loginItem: 'blocked', keepAwake: false }, 0)).toEqual([
      'warning doctor_login_blocked',
      'ok doctor_sleep_never',
    ]);
    expect(of({ keepAwake: false }, null)[1]).toBe('note doctor_sleep_unknown doctor_fix_awake');
    expect(all(computerChecks({ host: null, sleepMinutes: 20 }))).toEqual(['warning doctor_sleeps']);
    expect(computerChecks({ host: null, sleepMinutes: null })).toEqual([]);
  });
});
