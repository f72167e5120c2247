import type { Command } from 'commander';

import type { AuditLine } from '#contract/audit.ts';
import { AppError } from '#contract/errors.ts';
import { Id } from '#contract/primitives.ts';

import type { Ask } from '../ask.ts';
import { toCaller } from '../caller-argument.ts';
import { businessOption, describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import type { Shell } from '../shell.ts';

type AuditOptions = PlaceOptions & { since?: string; subject?: string; business?: string; json?: boolean };

const PAGE = 200;

export function auditCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'audit',
    summary: 'say who saw or changed what, newest first, by ids alone',
    examples: ['audit', 'audit --since 2026-11-01', 'audit --subject +442071838750 --json'],
  })
    .option('--since <when>', 'only from this day (UTC) or instant on')
    .option('--subject <caller>', 'only what was about this caller (id, number or phone hash), or this id')
    .addOption(businessOption())
    .option('--json', 'print JSON')
    .action(async (options: AuditOptions) => finish(await list(shell, options)));
}

function list(shell: Shell, { since, subject, business, json, ...place }: AuditOptions): Promise<number> {
  const from = since === undefined ? {} : { since: toInstant(since) };
  return withOwner(shell, place, async (ask) => {
    const about = subject === undefined ? {} : { subject: await toSubject(ask, subject, business) };
    await shell.write(linesOf(pages(ask, { ...from, ...about }), json === true));
    return EXIT.done;
  });
}

type Wanted = { since?: string; subject?: string };

async function* pages(ask: Ask, wanted: Wanted): AsyncGenerator<AuditLine> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await ask('audit.list', { ...wanted, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    yield* page.lines;
    cursor = page.nextCursor;
  }
}

/** A line each, also as JSON: of a year there may be very many. */
async function* linesOf(lines: AsyncIterable<AuditLine>, json: boolean): AsyncGenerator<string> {
  for await (const line of lines) yield `${json ? JSON.stringify(line) : words(line)}\n`;
}

function words({ at, who, did, action, subject }: AuditLine): string {
  return `${at}  ${who.padEnd(7)}  ${did.padEnd(7)}  ${action}${subject === null ? '' : `  ${subject}`}`;
}

/** An id is taken as it is: of somebody who is forgotten nothing is left to be looked up. */
async function toSubject(ask: Ask, typed: string, business: string | undefined): Promise<string> {
  if (Id.safeParse(typed.trim()).success) return typed.trim();
  return (await ask('callers.get', await toCaller(ask, typed, business))).id;
}

function toInstant(typed: string): string {
  const at = Date.parse(typed);
  if (Number.isNaN(at)) throw new AppError('invalid_input', '--since wants a day, such as 2026-11-01, or an instant.');
  return new Date(at).toISOString();
}
