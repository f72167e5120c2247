import type { DoctorReport } from '#contract/doctor.ts';
import type { Status } from '#contract/status.ts';
import type { Program } from './tunnel-program.ts';

/** How the running program stands, in figures. */
export function statusLines({ version, startedAt, demo, doors, tunnel, condition, database }: Status): string[] {
  return [
    `Linekeeper ${version}${demo ? ' (demo)' : ''}, running since ${startedAt}`,
    `Condition     ${condition.state}: ${condition.told.sentence}`,
    `Webhook door  ${doors.webhookUrl ?? 'closed'}`,
    `Desk door     ${doors.deskUrl ?? 'closed'}`,
    `From outside  ${doors.publicUrl ?? 'no public address'} (${tunnel.mode}, ${tunnel.state} since ${tunnel.since})`,
    ...(tunnel.mode === 'off'
      ? []
      : [`              ${tunnel.told.sentence}`, `Last tested   ${tunnel.verifiedAt ?? 'not yet'}`]),
    `Database      ${database.ok ? 'good' : 'NOT WORKING'}, ${database.callers} callers, ${database.calls} calls`,
    `Deliveries    ${database.inboxWaiting} waiting, ${database.inboxParked} put aside`,
  ];
}

/** What is not in order, the worst first, each with how it is and what mends it. */
export function reportLines({ checks }: DoctorReport): string[] {
  const wrong = checks.filter(({ state }) => state !== 'ok');
  const lines = wrong.map(({ id, state, told, fix }) => {
    const way = fix ? `, --fix ${id}` : '';
    return `- ${told.sentence} [${state}${way}]`;
  });
  return [
    ...lines,
    `${checks.length - wrong.length} things looked at are in order.`,
    ...(wrong.length > 0 ? [] : FINE),
  ];
}

const FINE = ['No problems.'];

export function programLines(program: Program | null, child: number | null): string[] {
  if (program === null) return [];
  const words = 'problem' in program ? program.problem : `cloudflared ${program.version}, ${program.path}`;
  return [`Tunnel by     ${words}${child === null ? '' : ` (process ${child})`}`];
}

/** It keeps the public address open, and nothing answers behind it. */
export function orphanLines(child: number | null): string[] {
  if (child === null) return [];
  return [`A tunnel of it still runs (process ${child}), though nothing answers behind it: the next start ends it.`];
}
