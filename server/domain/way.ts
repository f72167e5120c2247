import type { TunnelMode, TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';

/** What the environment says; what it leaves out is the owner's to choose. */
export type GivenWay = {
  mode: Exclude<TunnelMode, 'own'> | undefined;
  token: string | undefined;
  publicUrl: string | undefined;
};

export type KeptWay = { mode: TunnelMode; publicUrl: string | null };

/**
 * The environment wins over the window. An address alone means one of the owner's own, a token alone a named tunnel, and
 * `off` beside an address only that no tunnel of ours is wanted.
 */
export function settledWay(given: GivenWay, kept: KeptWay): TunnelSettings {
  const byEnvironment = givenMode(given);
  const mode = byEnvironment?.mode ?? kept.mode;
  return {
    mode,
    publicUrl: given.publicUrl ?? kept.publicUrl,
    setBy: {
      mode: byEnvironment?.variable ?? null,
      publicUrl: given.publicUrl === undefined ? null : 'PUBLIC_BASE_URL',
    },
  };
}

function givenMode({ mode, token, publicUrl }: GivenWay): { mode: TunnelMode; variable: string } | null {
  if (mode === 'quick' || mode === 'named') return { mode, variable: 'LINEKEEPER_TUNNEL' };
  if (mode === undefined && token) return { mode: 'named', variable: 'CLOUDFLARE_TUNNEL_TOKEN' };
  if (publicUrl !== undefined) return { mode: 'own', variable: 'PUBLIC_BASE_URL' };
  return mode === 'off' ? { mode, variable: 'LINEKEEPER_TUNNEL' } : null;
}

/** An address of this computer itself, as for a test or in front of a proxy of the owner's: no provider can call it. */
export function isOnlyHere(publicUrl: string): boolean {
  const hostname = URL.parse(publicUrl)?.hostname ?? '';
  return /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.+\.)?localhost)$/.test(hostname);
}

/**
 * Whether a test of the way only looks at it: one that is open, or being looked at again because a probe did not come
 * back, would lose its address if it were opened anew.
 */
export function isOnlyToLookAt({ state, told }: Pick<TunnelStatus, 'state' | 'told'>): boolean {
  return state === 'reachable' || told.code === 'tunnel_checking';
}
