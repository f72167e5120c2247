import { commands, type CommandName } from '#contract/commands.ts';

import { toJsonContent, toSchema, type Schema } from './openapi-parts.ts';
import { TICKET_PATH } from './routes/ticket.ts';

/** What the window uses besides: each command by its own name, and what happens as it happens. */
export function windowPaths(): Record<string, Record<string, Schema>> {
  const names = Object.keys(commands) as CommandName[];
  const paths = names.map((name) => [`/api/${name}`, { post: commandOperation(name) }] as const);
  return {
    ...Object.fromEntries(paths),
    '/api/events': { get: eventsOperation() },
    '/api/calls/{id}/audio': { get: audioOperation() },
    [TICKET_PATH]: { post: ticketOperation() },
  };
}

function commandOperation(name: CommandName): Schema {
  const { input, output } = commands[name];
  const ok = { type: 'boolean', const: true };
  const reply = { type: 'object', properties: { ok, data: toSchema(output, 'output') }, required: ['ok', 'data'] };
  return {
    operationId: `command_${name.replace(/\W/gu, '_')}`,
    summary: `The command ${name}`,
    parameters: [],
    requestBody: { required: true, content: toJsonContent(toSchema(input, 'input')) },
    responses: {
      200: { description: 'Done', content: toJsonContent(reply) },
      default: { $ref: '#/components/responses/FailedReply' },
    },
  };
}

function ticketOperation(): Schema {
  const ticket = { type: 'string', description: 'To be put behind `#` of the desk door’s address' };
  const data = { type: 'object', properties: { ticket }, required: ['ticket'] };
  const reply = {
    type: 'object',
    properties: { ok: { type: 'boolean', const: true }, data },
    required: ['ok', 'data'],
  };
  return {
    operationId: 'desk_ticket',
    summary: 'A ticket that opens the window in a browser, once, within ten minutes',
    parameters: [],
    responses: {
      200: { description: 'The ticket', content: toJsonContent(reply) },
      default: { $ref: '#/components/responses/FailedReply' },
    },
  };
}

function eventsOperation(): Schema {
  const lastId = { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } };
  return {
    operationId: 'events',
    summary: 'What happens, as server-sent events `{"name": …, "payload": …}`; `event: gap` where some may be missing',
    parameters: [lastId],
    responses: {
      200: {
        description: 'A stream that stays open',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}

function audioOperation(): Schema {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return {
    operationId: 'call_audio',
    summary:
      'The recording of a call, as it comes: from here where it is kept, else from ElevenLabs; or under the id of a message that was left in it, that message, from Twilio; or under the `sound` of `calls.listen`, once, a call that goes on: lines of a letter (`c` caller, `a` agent) and the Base64 of 8 kHz μ-law, and `x` where the agent was interrupted',
    parameters: [id],
    responses: {
      200: {
        description: 'The sound',
        content: {
          'audio/mpeg': { schema: { type: 'string', format: 'binary' } },
          'text/plain': { schema: { type: 'string' } },
        },
      },
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}
