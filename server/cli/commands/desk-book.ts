import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Argument, Option, type Command } from 'commander';
import { z } from 'zod';

import type { CommandOutput } from '#contract/commands.ts';
import { DeskTable } from '#contract/desk-csv-commands.ts';
import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { readGivenBytes } from '../given-file.ts';
import { withOwner } from '../owner.ts';
import { writePrivateOutput } from '../private-output.ts';
import { ofDesk, type DeskOptions } from './desk-options.ts';

type Days = DeskOptions & { from: string; to?: string };
type Named = readonly { id: string; name: string }[];

/** What a script needs of the appointment book: `desk list`, `free`, `book`, `cancel`, `export`, `import`. */
export function deskBookCommands(cli: Cli): Command[] {
  return [
    listCommand(cli),
    freeCommand(cli),
    bookCommand(cli),
    cancelCommand(cli),
    exportCommand(cli),
    importCommand(cli),
  ];
}

const shared = (command: Command): Command => ofDesk(command, 'whose book');

const days = (command: Command): Command =>
  shared(command)
    .requiredOption('--from <day>', 'first day, as YYYY-MM-DD')
    .option('--to <day>', 'last day, as YYYY-MM-DD (default: the first)');

function listCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'list',
    summary: 'print the appointments of some days',
    examples: ['desk list --from 2026-11-23'],
  };
  return days(describeCommand(about)).action(async ({ from, to = from, business, json, ...place }: Days) =>
    finish(
      await withOwner(shell, place, async (ask) => {
        const { appointments } = await ask('appointments.list', { business, from, to });
        if (json) shell.say(JSON.stringify({ appointments }));
        else for (const one of appointments) shell.say(lineOf(one));
        return EXIT.done;
      }),
    ),
  );
}

function lineOf({ start, id, serviceName, staffName, name }: CommandOutput<'appointments.get'>): string {
  return [start, id, serviceName, staffName, name ?? '-'].join('  ');
}

function freeCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'free',
    summary: 'print the free times for a service',
    examples: ['desk free --service "Haircut" --from 2026-11-23'],
  };
  return days(describeCommand(about))
    .requiredOption('--service <service>', 'its name or id')
    .option('--staff <person>', 'whose times, by name or id (default: anybody’s)')
    .action(async ({ from, to = from, business, json, service, staff, ...place }: Days & Whose) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const what = await foundIn(ask, business, { service, staff });
          const { slots } = await ask('availability.get', { business, ...what, from, to });
          if (json) shell.say(JSON.stringify({ slots }));
          else for (const slot of slots) shell.say(slot.start);
          return EXIT.done;
        }),
      ),
    );
}

type Whose = { service: string; staff?: string };
type Booking = DeskOptions &
  Whose & { start: string; name?: string; contact?: string; note?: string; key?: string; anyway?: boolean };

function bookCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'book',
    summary: 'book an appointment; refused where the time is taken or nobody works',
    examples: ['desk book --service Haircut --start 2026-11-23T10:00:00Z --name "Ana Ruiz" --key order-0815'],
  };
  return shared(describeCommand(about))
    .requiredOption('--service <service>', 'its name or id')
    .requiredOption('--start <instant>', 'when it begins, as 2026-11-23T10:00:00Z or 2026-11-23T11:00:00+01:00')
    .option('--staff <person>', 'with whom, by name or id (default: whoever is free)')
    .option('--name <name>', 'whom it is for')
    .option('--contact <contact>', 'their number or e-mail address')
    .option('--note <words>', 'what the staff should know')
    .option('--anyway', 'also when nobody works; never into another appointment')
    .option('--key <key>', 'the same key books once, however often it is asked')
    .action(async ({ business, json, service, staff, start, name, contact, note, key, anyway, ...place }: Booking) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const what = await foundIn(ask, business, { service, staff });
          const who = { name: name ?? null, contact: contact ?? null, note: note ?? null };
          const when = { start: instantOf(start), anyway: anyway === true, ...(key !== undefined && { key }) };
          const made = await ask('appointments.book', { business, ...what, ...who, ...when });
          shell.say(json ? JSON.stringify(made) : lineOf(made));
          return EXIT.done;
        }),
      ),
    );
}

function cancelCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'cancel',
    summary: 'cancel an appointment',
    examples: ['desk cancel 0196… --reason "asked by mail"'],
  };
  type Cancel = PlaceOptions & { reason?: string; json?: boolean };
  return describeCommand(about)
    .argument('<id>', 'its id, as `desk list` prints it')
    .option('--reason <words>', 'why, for the shop')
    .option('--json', 'print it as JSON')
    .action(async (id: string, { reason, json, ...place }: Cancel) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const gone = await ask('appointments.cancel', { id, reason: reason ?? null });
          shell.say(json ? JSON.stringify(gone) : lineOf(gone));
          return EXIT.done;
        }),
      ),
    );
}

/** Without its distance from UTC, a time would be that of the zone of whichever computer runs this. */
function instantOf(given: string): string {
  const { data } = z.iso.datetime({ offset: true }).safeParse(given);
  if (data === undefined)
    throw new AppError(
      'invalid_input',
      `“${given}” is no moment in time. Write it as 2026-11-23T10:00:00Z or …+01:00.`,
    );
  return new Date(data).toISOString();
}

const tableArgument = (): Argument => new Argument('<table>', 'which one').choices(DeskTable.options);

function exportCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'export',
    summary: 'write services, staff or appointments out as CSV; numbers stand in clear',
    examples: ['desk export appointments --out appointments.csv'],
  };
  type Out = PlaceOptions & { business: string; out?: string };
  return describeCommand(about)
    .addArgument(tableArgument())
    .addOption(new Option('--business <id>', 'whose book').default('default'))
    .option('--out <file>', 'file to write, readable by you only (default: standard output)')
    .action(async (table: string, { business, out, ...place }: Out) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const { csv } = await ask('front-desk.export', { business, table: DeskTable.parse(table) });
          if (out === undefined) await shell.write(one(csv));
          else await writePrivateOutput(resolve(shell.cwd, out), one(csv));
          return EXIT.done;
        }),
      ),
    );
}

function importCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'import',
    summary: 'say what a CSV table would bring in, and bring it in with --yes',
    examples: ['desk import services services.csv', 'desk import services services.csv --yes'],
  };
  return shared(describeCommand(about))
    .addArgument(tableArgument())
    .argument('<file>', 'the table, with a heading; commas, semicolons or tabs')
    .option('--yes', 'bring the rows in that can be taken')
    .action(async (table: string, file: string, { business, json, yes, ...place }: DeskOptions & { yes?: boolean }) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const bytes = readGivenBytes(resolve(shell.cwd, file));
          const asked = { business, table: DeskTable.parse(table), file: bytes.toString('base64') };
          const told = await ask('front-desk.import', { ...asked, dryRun: yes !== true });
          if (json) shell.say(JSON.stringify(told));
          else for (const line of importLines(told)) shell.say(line);
          return told.refused.length > 0 ? EXIT.failed : EXIT.done;
        }),
      ),
    );
}

function importLines({ dryRun, ...told }: CommandOutput<'front-desk.import'>): string[] {
  const { added, changed, refused, encoding, samples } = told;
  const counts = `${added} new, ${changed} changed, ${refused.length} refused`;
  const lines = refused.map(({ line, problem }) => `line ${line}: ${problem.sentence}`);
  const words = samples.join(', ');
  return [
    ...lines,
    ...(encoding === 'windows-1252'
      ? [`The file is no UTF-8. Read as Windows-1252, it holds words such as: ${words}`]
      : []),
    dryRun ? `Would be: ${counts}. Nothing was changed; say --yes to bring it in.` : `Done: ${counts}.`,
  ];
}

async function foundIn(
  ask: Ask,
  business: string,
  { service, staff }: { service: string; staff?: string | undefined },
) {
  const desk = await ask('front-desk.get', { business });
  const staffId = staff === undefined ? null : named(desk.staff, staff, 'There is nobody of this name.');
  return { serviceId: named(desk.services, service, 'There is no such service.'), staffId };
}

function named(of: Named, said: string, otherwise: string): string {
  const found = of.find(({ id, name }) => id === said || name.toLowerCase() === said.toLowerCase());
  if (!found) throw new AppError('not_found', otherwise);
  return found.id;
}

function one(text: string): AsyncIterable<string> {
  return Readable.from([text]);
}
