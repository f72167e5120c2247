import type { App } from '../app.ts';
import type { Config } from '../platform/config.ts';
import type { Shell } from './shell.ts';

type Ready = { app: App; config: Config; demo: boolean; json: boolean };

/** Tells that both doors answer: one line of JSON for a program, or the addresses and what is missing for a person. */
export function announce(shell: Shell, { app, config, demo, json }: Ready): void {
  const { webhookUrl, publicUrl } = app;
  const deskUrl = app.deskAddress();
  if (json) {
    shell.say(JSON.stringify({ event: 'ready', webhookUrl, deskUrl, publicUrl, pid: process.pid }));
    return;
  }
  const lines = [
    demo
      ? 'Linekeeper is running as a demo: a sample shop, invented callers, no account needed.'
      : 'Linekeeper is running.',
    `Desk:     ${deskUrl ?? 'closed'}`,
    `Webhooks: ${webhookUrl}`,
    `Outside:  ${publicUrl ?? 'no public address is set (PUBLIC_BASE_URL)'}`,
    ...missingSecrets(config),
    'Press Ctrl-C to stop.',
  ];
  for (const line of lines) shell.say(line);
}

/** One sentence for each kind of request that will be answered 503. */
export function missingSecrets({ secrets }: Config): string[] {
  const needed = [
    [secrets.initiation, 'LINEKEEPER_INITIATION_SECRET', 'callers are not recognised when the phone rings'],
    [secrets.webhook, 'ELEVENLABS_WEBHOOK_SECRET', 'nothing is learned from finished calls'],
    [secrets.tool, 'LINEKEEPER_TOOL_SECRET', 'the agent cannot use its tools during a call'],
  ] as const;
  return needed.flatMap(([given, variable, effect]) =>
    given.length === 0 ? [`Missing:  ${variable} is not set, so ${effect}.`] : [],
  );
}
