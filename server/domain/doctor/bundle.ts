import { Business } from '#contract/businesses.ts';
import { CheckGroup, CheckState, type DoctorReport } from '#contract/doctor.ts';
import { sentences } from '#contract/sentences.ts';
import { SecretName, type Retention, type ShownSecret, type Switches } from '#contract/settings.ts';
import { TunnelMode, TunnelState } from '#contract/tunnel.ts';

import { toLogLine } from './bundle-log.ts';

/** What a support bundle is made of. Words, names and addresses may stand in it: none of them gets through. */
export type BundleFacts = {
  report: DoctorReport;
  machine: { version: string; node: string; platform: string; architecture: string; demo: boolean };
  figures: { schemaVersion: number; calls: number; callers: number; inboxWaiting: number; inboxParked: number };
  way: { mode: string; state: string };
  settings: { retention: Retention; switches: Switches; secrets: readonly ShownSecret[] };
  shops: readonly { trade: string; language: string; hasAgent: boolean; overrides: object; variables: number }[];
  /** The last lines of the log, as they stand in it. */
  log: readonly string[];
};

/**
 * The bundle as it is read and saved. It is built from what is allowed, not cleaned of what is not: our own codes,
 * figures, switches and versions, and of the log only the fields whose values we wrote ourselves.
 */
export function toBundle({ report, machine, figures, way, settings, shops, log }: BundleFacts): string {
  const { retention, switches, secrets } = settings;
  const parts: [string, unknown][] = [
    ['Linekeeper', { ...machineOf(machine), at: report.at }],
    ['Memory', figuresOf(figures)],
    ['The way to the phone', { mode: word(way.mode), state: word(way.state) }],
    ['Kept for so many days', figuresOf(retention)],
    ['Switches', switchesOf(switches)],
    ['Secrets', Object.fromEntries(secrets.map(secretOf))],
    ['Shops', shops.map(shopOf)],
    [
      'Checks',
      report.checks.map(({ state, group, told }) => [
        word(state),
        word(group),
        codeOf(told.code),
        figuresOf(told.values),
      ]),
    ],
  ];
  const blocks = parts.map(([title, part]) => `${title}\n${linesOf(part)}`);
  const lines = log.flatMap((line) => toLogLine(line) ?? []);
  return `${[...blocks, `Log\n${lines.join('\n')}`].join('\n\n')}\n`;
}

function machineOf({ version, node, platform, architecture, demo }: BundleFacts['machine']) {
  return {
    version: release(version),
    node: release(node),
    platform: word(platform),
    architecture: word(architecture),
    demo,
  };
}

function secretOf({ name, isSet, setBy }: ShownSecret): [string, string] {
  return [word(name), isSet ? word(setBy ?? 'set') : 'none'];
}

function shopOf({ trade, language, hasAgent, overrides, variables }: BundleFacts['shops'][number]) {
  const primary = /^[a-z]{2,3}(?=-|$)/.exec(language)?.[0] ?? '';
  return { trade: word(trade), language: primary, hasAgent, variables, overrides: switchesOf(overrides) };
}

/** Only what is a figure, or was never set. */
function figuresOf(values: object): Record<string, number | null> {
  const kept = Object.entries(values).filter(([, value]) => value === null || isSmall(value));
  return Object.fromEntries(kept);
}

function switchesOf(values: object): Record<string, boolean> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'boolean'));
}

/** A number of seven digits could be somebody's. */
function isSmall(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < 1_000_000;
}

function release(text: string): string {
  return /^v?\d{1,3}\.\d{1,3}\.\d{1,4}(?:-[a-z]{1,8}(?:\.\d{1,4})?)?$/.test(text) ? text : 'another';
}

/** One of our own short words, or a kind of computer. */
const WORDS: ReadonlySet<string> = new Set([
  ...[...CheckState.options, ...CheckGroup.options, ...TunnelMode.options, ...TunnelState.options],
  ...[...SecretName.options, ...Business.shape.trade.unwrap().options, 'environment', 'window', 'demo', 'set'],
  ...['linux', 'darwin', 'win32', 'x64', 'arm64'],
]);

function word(text: string): string {
  return WORDS.has(text) ? text : 'another';
}

function codeOf(code: string): string {
  return Object.hasOwn(sentences, code) ? code : 'another';
}

function linesOf(part: unknown): string {
  const rows = Array.isArray(part)
    ? part.map((each) => JSON.stringify(each))
    : Object.entries(part ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return rows.map((row) => `  ${row}`).join('\n');
}
