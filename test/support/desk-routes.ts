import { z } from 'zod';

import { createDeskApp } from '../../server/http/desk-app.ts';
import { createDeskSessions } from '../../server/http/desk-session.ts';
import { createEventFeed } from '../../server/http/event-feed.ts';
import { keptInMemory } from './kept-sessions.ts';

export type DeskRoute = { method: string; path: string };

/** What Express keeps of a route, or of a router with routes of its own. */
const Layer = z.object({
  route: z
    .object({ path: z.union([z.string(), z.array(z.string())]), methods: z.record(z.string(), z.boolean()) })
    .optional(),
  handle: z.unknown(),
});
/** Every route of the desk door, read from its own router: a new one cannot be forgotten. */
export function deskRoutes(): DeskRoute[] {
  const nothing = async (): Promise<never> => Promise.reject(new Error('Nobody may come as far as this'));
  const app = createDeskApp({
    execute: nothing,
    audio: { open: nothing },
    feed: createEventFeed({ subscribe: () => () => undefined, every: () => () => undefined }),
    calendars: { read: () => null },
    windowDir: '/nowhere',
    tokens: () => [],
    sessions: createDeskSessions({ kept: keptInMemory(), now: () => new Date(0), elapsed: () => 0 }),
    roleOf: () => 'owner',
    port: () => 0,
    version: '0.0.0-test',
    report: () => undefined,
    onAnswered: () => undefined,
  });
  return routesIn(app.router);
}

function routesIn(router: unknown): DeskRoute[] {
  return stackOf(router).flatMap((layer) => {
    const { route, handle } = Layer.parse(layer);
    if (!route) return routesIn(handle);
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return [route.path].flat().flatMap((path) => methods.map((method) => ({ method, path })));
  });
}

/** A router is a function that bears its layers. */
function stackOf(router: unknown): unknown[] {
  return typeof router === 'function' && 'stack' in router && Array.isArray(router.stack) ? router.stack : [];
}

/** The address of a route with `value` in every place that is left open. */
export function addressOf({ path }: DeskRoute, value: string): string {
  return path.replace(/\{\/\*\w+\}/gu, `/${value}`).replace(/:\w+/gu, value);
}
