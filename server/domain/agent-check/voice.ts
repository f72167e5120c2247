import { tell } from '#contract/told.ts';

import type { Voice } from '../providers/voice-account.ts';
import type { Fault, Fix } from './fault.ts';
import type { Seen, SeenVoice } from './seen.ts';

/** Long enough before a voice goes for the owner to choose another at leisure. */
const SOON_DAYS = 60;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Default voices leave the agents that use them (elevenlabs.md §11 no. 17). Which one sounds right only a person hears:
 * one is offered by its name, and whoever wants another chooses it at ElevenLabs.
 */
export function voiceFaults(voice: Seen['voice'], now: Date): Fault[] {
  if (voice === null) return [];
  const days = voice.expiresAt === null ? Infinity : (Date.parse(voice.expiresAt) - now.getTime()) / DAY_MS;
  const fix = otherVoice(voice);
  if (voice.isGone || days <= 0) return [{ id: 'voice_gone', severity: 'error', told: tell('agent_voice_gone'), fix }];
  if (days > SOON_DAYS) return [];
  const told = tell('agent_voice_expires', { days: Math.ceil(days) });
  return [{ id: 'voice_expires', severity: 'warning', told, fix }];
}

function otherVoice({ instead }: SeenVoice): Fix | null {
  return instead && { kind: 'voice', id: instead.id, name: instead.name };
}

/** A voice of the account that lasts, one that is alike before the others. */
export function standIn(voices: readonly Voice[], leaving: Pick<Voice, 'id' | 'gender'>): SeenVoice['instead'] {
  const lasting = voices.filter(({ id, name, expiresAt }) => expiresAt === null && name !== '' && id !== leaving.id);
  const alike = lasting.find(({ gender }) => gender !== null && gender === leaving.gender);
  const found = alike ?? lasting[0];
  return found ? { id: found.id, name: found.name } : null;
}
