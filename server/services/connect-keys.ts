import type { ParsedInput } from '#contract/commands.ts';
import type { KeyState, PastedKeys } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Accounts } from './connect-look.ts';
import { createOffers } from './connect-offers.ts';
import { problemOf } from './connect-problem.ts';
import type { PhoneKeys } from './connect-work-voice.ts';
import type { SecretDesk } from './secret-desk.ts';

/** Accounts by keys that nobody keeps yet. */
export type Trial = { voiceBy: (key: string) => VoiceAccount; phoneBy: (keys: PhoneKeys) => PhoneAccount };

type Deps = {
  accounts: Accounts;
  trial: Trial;
  secretDesk: SecretDesk;
  setPhoneAccount: (sid: string) => void;
  now: () => Date;
};

type Pasted = NonNullable<PastedKeys['twilio']>;
type Checked = ParsedInput<'connect.check-keys'>;

export type ConnectKeys = ReturnType<typeof createConnectKeys>;

/** The pasted keys: asked of the provider first, and kept only when it takes them. */
export function createConnectKeys({ accounts, trial, secretDesk, setPhoneAccount, now }: Deps) {
  const state = (account: string | null, trouble: Told | null): KeyState => {
    return { isSet: true, setBy: null, checkedAt: now().toISOString(), trouble, account };
  };

  async function voiceState(key: string): Promise<KeyState> {
    await trial.voiceBy(key).agents.list();
    return state(null, null);
  }

  async function phoneState(given: Pasted): Promise<KeyState> {
    const { sid, name, isTrial, isActive } = await trial.phoneBy(toPhoneKeys(given)).account();
    if (!isActive) throw refused('conflict', tell('connect_twilio_inactive'));
    return state(name || sid, isTrial ? tell('connect_twilio_trial') : null);
  }

  /** The state, with the reason why it does not work. */
  async function told(asked: Promise<KeyState>): Promise<KeyState> {
    return asked.catch((error: unknown) => state(null, problemOf(error)));
  }

  return {
    offers: createOffers(accounts),
    check: async ({
      elevenLabsKey,
      twilio,
    }: Checked): Promise<{ elevenLabs: KeyState | null; twilio: KeyState | null }> => {
      const [elevenLabs, ofTwilio] = await Promise.all([
        elevenLabsKey === undefined ? null : told(voiceState(elevenLabsKey)),
        twilio === undefined ? null : told(phoneState(twilio)),
      ]);
      return { elevenLabs, twilio: ofTwilio };
    },
    /** Throws ProviderFault for keys that do not work, and AppError for those that the environment sets. */
    async save({ elevenLabsKey, twilio }: Checked): Promise<void> {
      await Promise.all([
        elevenLabsKey === undefined ? null : voiceState(elevenLabsKey),
        twilio === undefined ? null : phoneState(twilio),
      ]);
      if (elevenLabsKey !== undefined) secretDesk.set({ name: 'elevenLabsKey', value: elevenLabsKey });
      if (twilio === undefined) return;
      const { accountSid, authToken, apiKey } = twilio;
      secretDesk.set({ name: 'twilioToken', value: authToken });
      secretDesk.set({ name: 'twilioApiKey', value: apiKey ? `${apiKey.sid}:${apiKey.secret}` : null });
      setPhoneAccount(accountSid);
    },
  };
}

function toPhoneKeys({ accountSid, authToken, apiKey }: Pasted): PhoneKeys {
  return { accountSid, authToken, ...(apiKey && { apiKey }) };
}
