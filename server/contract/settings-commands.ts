import { z } from 'zod';
import {
  RehearsalEntry,
  RehearsalResult,
  RehearsalScript,
  RehearsedCall,
  RehearsedRing,
  RingPreview,
} from './rehearsals.ts';
import { NewSecret, RetentionAsked, Settings, SettingsChange, ShownSecret, WouldErase } from './settings.ts';
import { PreviewedSoul, SavedSoul, SoulEntry, SoulName, SoulPreview } from './souls.ts';

const Nothing = z.object({});

export const settingsCommands = {
  'settings.get': { input: Nothing, output: Settings },
  /** `token` of the remote writes is shown this one time, when they are switched on. */
  'settings.save': { input: SettingsChange, output: Settings.extend({ token: z.string().nullable() }) },
  'settings.retention-preview': { input: RetentionAsked, output: z.object({ wouldErase: WouldErase }) },
  /** Null takes the secret away. Refused (`conflict`) for one that the environment sets. */
  'secrets.set': { input: NewSecret, output: z.object({ secrets: z.array(ShownSecret) }) },

  'souls.list': { input: Nothing, output: z.object({ souls: z.array(SoulEntry) }) },
  'souls.get': { input: z.object({ name: SoulName }), output: z.object({ name: SoulName, text: z.string() }) },
  /**
   * Refused (`invalid_input`), with every problem and its line, where the template could not be used, and (`conflict`)
   * where it was changed since.
   */
  'souls.save': { input: SavedSoul, output: z.object({ name: SoulName }) },
  'souls.preview': { input: PreviewedSoul, output: SoulPreview },

  'rehearsals.list': { input: Nothing, output: z.object({ scripts: z.array(RehearsalEntry) }) },
  'rehearse.script': { input: z.object({ id: z.string().max(60) }), output: RehearsalScript },
  'rehearse.ring': { input: RehearsedRing, output: RingPreview },
  'rehearse.finish': { input: RehearsedCall, output: RehearsalResult },
} as const;
