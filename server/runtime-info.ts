import type { Door } from './http/server-limits.ts';
import type { Config } from './platform/config.ts';
import type { RuntimeInfo } from './platform/runtime-file.ts';

type Running = { config: Config; demo: boolean; now?: () => Date };

/** What other commands of this machine are told of the program that runs. */
export function runtimeInfo(
  { config, demo, now = () => new Date() }: Running,
  webhooks: Door,
  desk: Door | null,
): RuntimeInfo {
  const {
    webhook: [webhook],
    initiation: [initiation],
    tool: [tool],
  } = config.secrets;
  const { authToken: carrier } = config.twilio;
  const made = webhook && initiation && tool ? { webhook, initiation, tool, ...(carrier && { carrier }) } : null;
  const demoSecrets = demo && made ? { demoSecrets: made } : {};
  const urls = { webhookUrl: webhooks.url, deskUrl: desk?.url ?? null };
  return { pid: process.pid, ...urls, startedAt: now().toISOString(), ...demoSecrets };
}
