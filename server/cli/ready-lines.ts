import type { Status } from '#contract/status.ts';

import type { App } from '../app.ts';
import type { Shell } from './shell.ts';

/** Tells a program that both doors answer, in one line of JSON. */
export function announceToProgram(shell: Shell, app: App): void {
  const { webhookUrl, publicUrl } = app;
  shell.say(JSON.stringify({ event: 'ready', webhookUrl, deskUrl: app.deskAddress(), publicUrl, pid: process.pid }));
}

/** Tells a person where the doors are, and in one line each what is missing. */
export function announceToPerson(shell: Shell, app: App, { demo, problems }: Pick<Status, 'demo' | 'problems'>): void {
  const lines = [
    demo
      ? 'Linekeeper is running as a demo: a sample shop, invented callers, no account needed.'
      : 'Linekeeper is running.',
    `Desk:     ${app.deskAddress() ?? 'closed'}`,
    `Webhooks: ${app.webhookUrl}`,
    `Outside:  ${app.publicUrl ?? 'no public address yet (PUBLIC_BASE_URL)'}`,
    ...problems.map(({ sentence }) => `Problem:  ${sentence}`),
    'Press Ctrl-C to stop.',
  ];
  for (const line of lines) shell.say(line);
}
