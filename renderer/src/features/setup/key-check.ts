/** What is put into the fields of the first step, as it stands there. */
export type KeyFields = {
  readonly elevenLabsKey: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
};
export type KeyField = keyof KeyFields;

export const noKeys: KeyFields = { elevenLabsKey: '', accountSid: '', authToken: '', apiKeySid: '', apiKeySecret: '' };

/** What is wrong with a pasted key, as far as its looks tell; a word of the catalogue. */
export type KeyProblem =
  | 'missing'
  | 'blanks'
  | 'masked'
  | 'cutOff'
  | 'elevenLabsHere'
  | 'twilioHere'
  | 'webhookSecret'
  | 'agentId'
  | 'apiKeyForAccount'
  | 'accountForApiKey'
  | 'accountForToken'
  | 'tokenForAccount'
  | 'apiKeyForToken'
  | 'noAccountSid'
  | 'noApiKeySid';

export type KeyProblems = Readonly<Partial<Record<KeyField, KeyProblem>>>;

const TWILIO_SID = /^(?:AC|SK)[0-9a-f]{32}$/i;
const SHORTEST_KEY = 20;
/** Auth token and API key secret (twilio.md §6). */
const TWILIO_SECRET_LENGTH = 32;

/**
 * Without what copying brings along: space around it, marks that have no width, quotes, and the name of the header that
 * ElevenLabs takes the key in (elevenlabs.md §1.1).
 */
export function asPasted(text: string): string {
  const seen = unquoted(text.replaceAll(/[\u200B\u2060\uFEFF]/gu, ''));
  return unquoted(seen.replace(/^xi-api-key["']?\s?[:=]/iu, ''));
}

function unquoted(text: string): string {
  return text
    .trim()
    .replaceAll(/^["'`“„‘]|["'`“”’]$/gu, '')
    .trim();
}

/**
 * What can be told from its looks alone, before anything is asked. What merely looks unusual passes: only the provider
 * knows which keys there are. An empty provider is left out as a whole.
 */
export function checkKeys(fields: KeyFields): KeyProblems {
  const { elevenLabsKey, apiKeySid, apiKeySecret } = fields;
  return {
    ...(isFilled(elevenLabsKey) && problemOf('elevenLabsKey', elevenLabsKey)),
    ...(hasTwilio(fields) && {
      ...problemOf('accountSid', fields.accountSid),
      ...problemOf('authToken', fields.authToken),
    }),
    ...((isFilled(apiKeySid) || isFilled(apiKeySecret)) && {
      ...problemOf('apiKeySid', apiKeySid),
      ...problemOf('apiKeySecret', apiKeySecret),
    }),
  };
}

/** What is sent: only what was filled in. */
export function toPasted(fields: KeyFields) {
  const of = (field: KeyField): string => asPasted(fields[field]);
  const apiKey = { sid: of('apiKeySid'), secret: of('apiKeySecret') };
  return {
    ...(of('elevenLabsKey') !== '' && { elevenLabsKey: of('elevenLabsKey') }),
    ...(hasTwilio(fields) && {
      twilio: { accountSid: of('accountSid'), authToken: of('authToken'), ...(apiKey.sid !== '' && { apiKey }) },
    }),
  };
}

export function hasTwilio({ accountSid, authToken, apiKeySid, apiKeySecret }: KeyFields): boolean {
  return [accountSid, authToken, apiKeySid, apiKeySecret].some(isFilled);
}

function isFilled(text: string): boolean {
  return asPasted(text) !== '';
}

function problemOf(field: KeyField, text: string): KeyProblems {
  const pasted = asPasted(text);
  const problem = anyProblem(pasted) ?? ownProblem[field](pasted);
  return problem === null ? {} : { [field]: problem };
}

/** What is wrong with it whichever key it was to be. */
function anyProblem(key: string): KeyProblem | null {
  if (key === '') return 'missing';
  if (/\s/u.test(key)) return 'blanks';
  return /[•●*…]|\.\.\./u.test(key) ? 'masked' : null;
}

const ownProblem: Readonly<Record<KeyField, (key: string) => KeyProblem | null>> = {
  elevenLabsKey(key) {
    if (TWILIO_SID.test(key)) return 'twilioHere';
    if (key.startsWith('wsec_')) return 'webhookSecret';
    if (/^(?:agent|phnum)_/u.test(key)) return 'agentId';
    return key.length < SHORTEST_KEY ? 'cutOff' : null;
  },
  accountSid(sid) {
    if (isOfElevenLabs(sid)) return 'elevenLabsHere';
    if (/^SK[0-9a-f]{32}$/iu.test(sid)) return 'apiKeyForAccount';
    if (/^[0-9a-f]{32}$/iu.test(sid)) return 'tokenForAccount';
    if (!/^AC/u.test(sid)) return 'noAccountSid';
    return TWILIO_SID.test(sid) ? null : 'cutOff';
  },
  authToken(token) {
    if (isOfElevenLabs(token)) return 'elevenLabsHere';
    if (/^AC[0-9a-f]{32}$/iu.test(token)) return 'accountForToken';
    if (/^SK[0-9a-f]{32}$/iu.test(token)) return 'apiKeyForToken';
    return token.length < TWILIO_SECRET_LENGTH ? 'cutOff' : null;
  },
  apiKeySid(sid) {
    if (isOfElevenLabs(sid)) return 'elevenLabsHere';
    if (/^AC[0-9a-f]{32}$/iu.test(sid)) return 'accountForApiKey';
    if (!/^SK/u.test(sid)) return 'noApiKeySid';
    return TWILIO_SID.test(sid) ? null : 'cutOff';
  },
  apiKeySecret(secret) {
    if (isOfElevenLabs(secret)) return 'elevenLabsHere';
    if (TWILIO_SID.test(secret)) return 'apiKeyForToken';
    return secret.length < TWILIO_SECRET_LENGTH ? 'cutOff' : null;
  },
};

function isOfElevenLabs(key: string): boolean {
  return key.startsWith('sk_') || key.startsWith('wsec_');
}
