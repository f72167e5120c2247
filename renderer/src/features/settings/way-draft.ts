import type { TunnelMode, TunnelSettings } from '#contract/tunnel.ts';

/** The way as it is being chosen; the token is held nowhere but in its field. */
export type WayDraft = { mode: TunnelMode; publicUrl: string };

export const wayModes: readonly TunnelMode[] = ['off', 'quick', 'named', 'own'];

export const wayParts = [['mode'], ['publicUrl']] as const;

export function toWayDraft({ mode, publicUrl }: TunnelSettings): WayDraft {
  return { mode, publicUrl: publicUrl ?? '' };
}

/** What is to be saved: an address that the environment sets is left alone, and so is a token that nobody typed. */
export function toWayChange({ mode, publicUrl }: WayDraft, token: string, { setBy }: TunnelSettings) {
  return {
    mode,
    ...(setBy.publicUrl === null && { publicUrl: publicUrl.trim() === '' ? null : publicUrl.trim() }),
    ...(mode === 'named' && token.trim() !== '' && { token: token.trim() }),
  };
}
