import { tell, type Told } from '#contract/told.ts';
import { ProviderFault, type FaultKind, type Provider } from '../../domain/providers/fault.ts';

const NAMES: Readonly<Record<Provider, string>> = { elevenlabs: 'ElevenLabs', twilio: 'Twilio' };

type More = {
  /** The provider's own word for what is wrong. Only a short machine's word is told. */
  code?: string | null;
  retryAfterMs?: number | null;
  cause?: unknown;
};

export type MakeFault = (kind: FaultKind, more?: More) => ProviderFault;

/** Faults of one provider, each with its sentence. */
export function createFaultMaker(provider: Provider): MakeFault {
  return (kind, { code = null, retryAfterMs = null, cause } = {}) =>
    new ProviderFault({
      provider,
      kind,
      told: toldOf(kind, NAMES[provider], { code, retryAfterMs }),
      retryAfterMs,
      cause,
    });
}

function toldOf(kind: FaultKind, provider: string, { code, retryAfterMs }: Required<Omit<More, 'cause'>>): Told {
  if (kind === 'resting') return tell('provider_resting', { provider, seconds: Math.ceil((retryAfterMs ?? 0) / 1000) });
  if (kind === 'not_allowed' || kind === 'conflict' || kind === 'rejected')
    return tell(`provider_${kind}`, { provider, code: machineWord(code) });
  return tell(`provider_${kind}`, { provider });
}

/** Their words may repeat what we sent, such as a number or a key; a machine's word has no room for it. */
function machineWord(code: string | null): string {
  return code !== null && /^[a-z][a-z_.:-]{0,80}$|^\d{3,5}$/i.test(code) ? code : '-';
}
