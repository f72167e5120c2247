import { at, type ApiRoute } from './api-route.ts';
import { frontDeskRoutes } from './front-desk-routes.ts';
import { gapRoutes } from './gap-routes.ts';

/** The owner's API as REST (spec §4.4): each route is one command, so both have one validation and one answer. */
export const apiRoutes: readonly ApiRoute[] = [
  ...frontDeskRoutes,
  ...gapRoutes,
  { ...at('get', '/api/memory/{phone_hash}'), command: 'memory.list', summary: 'What is remembered of a number' },
  { ...at('post', '/api/memory/{phone_hash}'), command: 'memory.add', summary: 'Add a fact', body: 'fact' },
  {
    ...at('patch', '/api/memory/{phone_hash}/facts/{id}'),
    command: 'facts.change',
    summary: 'Correct, pin, approve or bring back a fact',
    body: 'change',
  },
  { ...at('delete', '/api/memory/{phone_hash}/facts/{id}'), command: 'facts.forget', summary: 'Forget a fact' },
  {
    ...at('patch', '/api/facts/{id}'),
    command: 'facts.change',
    summary: 'The same by the id of the fact alone',
    body: 'change',
  },
  { ...at('delete', '/api/facts/{id}'), command: 'facts.forget', summary: 'The same by the id of the fact alone' },
  { ...at('get', '/api/notes'), command: 'notes.list', summary: 'Staff notes' },
  { ...at('post', '/api/notes'), command: 'notes.add', summary: 'Add a note for everybody or one caller', body: 'all' },
  { ...at('delete', '/api/notes/{id}'), command: 'notes.remove', summary: 'Remove a note' },
  { ...at('get', '/api/tasks'), command: 'tasks.list', summary: 'Promises, call-backs and messages' },
  {
    ...at('patch', '/api/tasks/{id}'),
    command: 'tasks.done',
    summary: 'Tick a task off, or take the tick back',
    body: 'all',
  },
  { ...at('get', '/api/calls'), command: 'calls.list', summary: 'Calls, newest first, or found by their words' },
  {
    ...at('post', '/api/calls'),
    command: 'calls.start',
    summary: 'Ring a phone, once for each `ask`, where the owner’s rules allow it (409)',
    body: 'all',
  },
  { ...at('delete', '/api/calls/{id}'), command: 'calls.forget', summary: 'Delete a call, here and at the providers' },
  {
    ...at('get', '/api/calls/{id}'),
    command: 'calls.get',
    summary: 'A call with its turns and the pack that was sent',
  },
  { ...at('get', '/api/callers'), command: 'callers.list', summary: 'Callers, newest first, or found by any word' },
  { ...at('get', '/api/callers/{id}'), command: 'callers.get', summary: 'A caller with everything remembered' },
  { ...at('delete', '/api/callers/{id}'), command: 'callers.forget', summary: 'Forget a caller for good' },
  { ...at('get', '/api/callers/{id}/export'), command: 'callers.export', summary: 'Everything held about a caller' },
  { ...at('get', '/api/businesses'), command: 'businesses.list', summary: 'Businesses' },
  { ...at('get', '/api/businesses/{id}'), command: 'businesses.get', summary: 'A business' },
  {
    ...at('put', '/api/businesses/{id}'),
    command: 'businesses.save',
    summary:
      'Create a business or replace it; of `default` only what is given is changed, and nothing that the environment sets (409)',
    body: 'all',
  },
  {
    ...at('delete', '/api/businesses/{id}'),
    command: 'businesses.remove',
    summary: 'Remove a business that has no callers',
  },
  {
    ...at('get', '/api/front-desk/{table}'),
    command: 'front-desk.export',
    summary: 'Services, staff or appointments as CSV',
  },
  {
    ...at('post', '/api/front-desk/{table}'),
    command: 'front-desk.import',
    summary: 'Bring in services, staff or appointments as CSV; a dry run unless told otherwise',
    body: 'all',
  },
  { ...at('get', '/api/status'), command: 'status.get', summary: 'How Linekeeper is doing' },
  {
    ...at('put', '/api/remote-writes'),
    command: 'remote-writes.set',
    summary: 'Open or close the two write routes on the webhook door',
    body: 'all',
  },
];
