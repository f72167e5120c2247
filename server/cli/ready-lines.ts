import type { Status } from '#contract/status.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

import type { App } from '../app.ts';
import type { Shell } from './shell.ts';

/** Tells a program that both doors answer, in one line of JSON. */
export function announceToProgram(shell: Shell, app: App): void {
  const { webhookUrl, publicUrl } = app;
  shell.say(JSON.stringify({ event: 'ready', webhookUrl, deskUrl: app.deskAddress(), publicUrl, pid: process.pid }));
}

type Shown = Pick<Status, 'demo' | 'problems' | 'tunnel'>;

/** Tells a person where the doors are, and in one line each what is missing. */
export function announceToPerson(shell: Shell, app: App, { demo, problems, tunnel }: Shown): void {
  const lines = [
    demo
      ? 'Linekeeper is running as a demo: a sample shop, invented callers, no account needed.'
      : 'Linekeeper is running.',
    `Desk:     ${app.deskAddress() ?? 'closed'}`,
    `Webhooks: ${app.webhookUrl}`,
    // The demo gives itself an address in a moment.
    ...(demo && tunnel.state === 'off' ? [] : [outside(tunnel)]),
    ...problems.map(({ sentence }) => `Problem:  ${sentence}`),
    'Press Ctrl-C to stop.',
  ];
  for (const line of lines) shell.say(line);
}

/** From then on: when the way opens, and when it is lost. One line each, whatever goes on in between. */
export function tellOfTheWay(shell: Shell, { bus }: Pick<App, 'bus'>, { state }: TunnelStatus): void {
  let last = state;
  bus.subscribe(({ name, payload }) => {
    if (name !== 'tunnel.changed' || payload.state === last) return;
    last = payload.state;
    if (last !== 'starting' && last !== 'stopped') shell.say(outside(payload));
  });
}

function outside({ state, publicUrl, told }: TunnelStatus): string {
  if (state === 'off') return 'Outside:  no public address yet (LINEKEEPER_TUNNEL or PUBLIC_BASE_URL)';
  return `Outside:  ${publicUrl ?? 'no address yet'}: ${told.sentence}`;
}
