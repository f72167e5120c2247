import type { Fallback } from '../../domain/providers/phone-account.ts';

type Transition = { event: string; next?: string; conditions?: readonly object[] };
type State = { name: string; type: string; transitions: readonly Transition[]; properties: object };

/** Silence after which a message is taken as left. */
const SILENCE_SECONDS = 5;
const RUNG = '{{widgets.forward.DialCallStatus}}';

/** The definition of a Studio flow that does what the owner wants said or done (Studio's flow definition, v2). */
export function toFlow(fallback: Fallback): object {
  const [first, ...rest] = statesOf(fallback);
  const trigger: Transition[] = [
    { event: 'incomingMessage' },
    { event: 'incomingCall', next: first.name },
    { event: 'incomingRequest' },
  ];
  return {
    description: 'Made by Linekeeper: answers calls while the computer of the shop is off.',
    states: [state('Trigger', 'trigger', trigger, {}), first, ...rest].map(placed),
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  };
}

function statesOf(fallback: Fallback): [State, ...State[]] {
  switch (fallback.kind) {
    case 'forward':
      return [forward(fallback), ring('answered', 'busy'), say('busy', fallback.busyMessage, fallback.language)];
    case 'voicemail':
      return [say('ask', fallback.message, fallback.language, 'record'), record(fallback.longestSeconds)];
    case 'message':
      return [say('tell', fallback.message, fallback.language)];
  }
}

function forward({ to, seconds }: Extract<Fallback, { kind: 'forward' }>): State {
  const transitions = [{ event: 'callCompleted', next: 'answered' }, { event: 'hangup' }];
  const properties = { caller_id: '{{contact.channel.address}}', noun: 'number', to, timeout: seconds };
  return state('forward', 'connect-call-to', transitions, properties);
}

/** A call that rang out is completed too: only what was really taken ends here. */
function ring(name: string, otherwise: string): State {
  const taken = { friendly_name: 'taken', arguments: [RUNG], type: 'equal_to', value: 'completed' };
  const transitions = [
    { event: 'noMatch', next: otherwise },
    { event: 'match', conditions: [taken] },
  ];
  return state(name, 'split-based-on', transitions, { input: RUNG });
}

function say(name: string, words: string, language: string, next?: string): State {
  const transitions = [{ event: 'audioComplete', ...(next !== undefined && { next }) }];
  return state(name, 'say-play', transitions, { say: speakable(words), language: localeOf(language), loop: 1 });
}

function record(longestSeconds: number): State {
  const transitions = [{ event: 'recordingComplete' }, { event: 'noAudio' }, { event: 'hangup' }];
  return state('record', 'record-voicemail', transitions, {
    ...{ max_length: longestSeconds, timeout: SILENCE_SECONDS, finish_on_key: '#', play_beep: 'true' },
    ...{ transcribe: false, trim: 'trim-silence' },
  });
}

function state(name: string, type: string, transitions: readonly Transition[], properties: object): State {
  return { name, type, transitions, properties };
}

/** Where it stands on the canvas, for whoever looks at it there. */
function placed(each: State, index: number): State {
  return { ...each, properties: { offset: { x: 0, y: index * 220 }, ...each.properties } };
}

/** Braces begin a placeholder there, and the words are put into TwiML as they are. */
function speakable(words: string): string {
  return words
    .replace(/[{}<>]/g, ' ')
    .replace(/&/g, '+')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const LOCALES: Readonly<Record<string, string>> = {
  en: 'en-US',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  nl: 'nl-NL',
  pl: 'pl-PL',
  pt: 'pt-PT',
};

/** Twilio's voices go by language and country. */
function localeOf(language: string): string {
  return language.includes('-') ? language : (LOCALES[language.toLowerCase()] ?? 'en-US');
}
