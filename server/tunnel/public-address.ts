import type { RemoteRoute } from './output-facts.ts';
import type { Heard } from './witness.ts';

/** A quick tunnel is given its address; a named one has it from its owner, or learns it from Cloudflare. */
export type Kind = { mode: 'quick' } | { mode: 'named'; publicUrl: string | undefined };

/**
 * The public address without a slash at its end, or null while it is not known. Of several names that one is taken
 * which leads to our own door, at `origin`.
 */
export function toAddress(kind: Kind, heard: Pick<Heard, 'hostname' | 'routes'>, origin: string): string | null {
  if (kind.mode === 'named' && kind.publicUrl !== undefined) return withoutSlash(kind.publicUrl);
  const hostname = kind.mode === 'quick' ? heard.hostname : preferred(heard.routes, origin);
  return hostname === null ? null : `https://${hostname}`;
}

export function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

function preferred(routes: readonly RemoteRoute[], origin: string): string | null {
  const { port } = new URL(origin);
  const ours = routes.find(({ service }) => service.endsWith(`:${port}`) || service.endsWith(`:${port}/`));
  return (ours ?? routes[0])?.hostname ?? null;
}
