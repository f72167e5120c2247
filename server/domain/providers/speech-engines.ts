/**
 * Speech Engines of an ElevenLabs account: they hear and speak on the phone, and ask a computer of the owner's what to
 * say. `server/integrations/elevenlabs` speaks to it; every method throws `ProviderFault`.
 */
export type SpeechEngines = {
  list(): Promise<readonly { id: string; name: string }[]>;
  read(id: string): Promise<SpeechEngine>;
  add(engine: SpeechEngine['engine']): Promise<{ id: string }>;
  /** Sets all of it; what we have no word for is left as it is. */
  change(id: string, engine: SpeechEngine['engine']): Promise<void>;
  remove(id: string): Promise<void>;
};

export type SpeechEngine = {
  id: string;
  engine: {
    name: string;
    /** Where it asks what to say, and what it proves itself by. */
    socketUrl: string;
    headers: Readonly<Record<string, string | { secretId: string } | { variable: string }>>;
    audio: { input: string | null; output: string | null };
    language: string;
    /** Null: the provider's own. */
    voiceId: string | null;
    /** Whether the first words of a conversation may be told with its start. */
    takesGreeting: boolean;
    /** What it tells of a call while that goes on, in the provider's words. */
    liveEvents: readonly string[];
    /** When it ends a call by itself, whoever is speaking; null: not told. */
    longestSeconds: number | null;
  };
};
