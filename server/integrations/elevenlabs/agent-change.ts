import type { AgentChange, AgentDirection } from '../../domain/providers/voice-account.ts';
import { ASKS, OVERRIDES, entriesOf } from './agent-document.ts';
import { AGENT_WORDS } from './agent-words.ts';
import { isDocument, PARTS, valueAt, withValue, type Document } from './agent-parts.ts';

type Work = (document: Document) => Document;

const set =
  (path: readonly string[], value: unknown): Work =>
  (document) =>
    withValue(document, path, value);

/** Adds to an object and leaves what else is in it. */
const add =
  (path: readonly string[], added: Document): Work =>
  (document) => {
    const there = valueAt(document, path);
    return withValue(document, path, { ...(isDocument(there) ? there : {}), ...added });
  };

const all =
  (works: readonly Work[]): Work =>
  (document) =>
    works.reduce((changed, work) => work(changed), document);

const when = <Given>(given: Given | undefined, work: (given: Given) => Work): Work[] =>
  given === undefined ? [] : [work(given)];

/** The document as it is to be after a change: each word of ours changes its place in the provider's. */
export function changed(document: Document, change: AgentChange): Document {
  const works = [
    ...when(change.firstMessage, (text) => set(PARTS.firstMessage, text)),
    ...when(change.prompt, (text) => set(PARTS.prompt, text)),
    ...when(change.language, (tag) => set(PARTS.language, tag)),
    ...when(change.voiceId, (id) => set(PARTS.voiceId, id)),
    ...when(change.toolIds, (ids) => set(PARTS.toolIds, ids)),
    ...when(change.placeholders, (values) => set(PARTS.placeholders, values)),
    ...when(change.asksOnRing, (asks) => set([...PARTS.overrides, ...ASKS], asks)),
    ...when(change.initiation, (direction) => set(PARTS.initiation, toWebhook(direction))),
    ...when(change.overrides, flags),
    ...when(change.audio, ({ input, output }) => all([set(PARTS.heard, input), set(PARTS.spoken, output)])),
    ...when(change.longestSeconds, (seconds) => set(PARTS.longest, seconds)),
    ...when(change.liveEvents, (events) => set(PARTS.liveEvents, events)),
    ...when(change.ownModelOnly, () => set(PARTS.substitutes, { preference: 'disabled' })),
    ...when(change.postCall, postCall),
    ...when(change.dataCollection, (fields) => add(PARTS.dataCollection, fields)),
    ...when(change.builtInTools, (names) =>
      add(PARTS.builtInTools, Object.fromEntries(names.map((name) => [name, builtIn(name)]))),
    ),
    ...when(change.transferNumbers, (people) => add(PARTS.builtInTools, { transfer_to_number: toTransfer(people) })),
  ];
  return all(works)(document);
}

function flags(given: NonNullable<AgentChange['overrides']>): Work {
  const named = entriesOf(given).flatMap(([flag, isOn]) => (isFlag(flag) ? [[flag, isOn] as const] : []));
  return all(named.map(([flag, isOn]) => set([...PARTS.overrides, ...OVERRIDES[flag]], isOn)));
}

function isFlag(name: string): name is keyof typeof OVERRIDES {
  return Object.hasOwn(OVERRIDES, name);
}

/** As JSON and with the transcript. A field that is not there has that meaning already, and could not be taken out again. */
function postCall({ webhookId, events }: NonNullable<AgentChange['postCall']>): Work {
  return (document) => {
    const there = valueAt(document, PARTS.postCall);
    const isThere = (field: string): boolean => (valueAt(there, [field]) ?? null) !== null;
    return add(PARTS.postCall, {
      post_call_webhook_id: webhookId,
      events,
      ...(isThere('transcript_format') && { transcript_format: AGENT_WORDS.format }),
      ...(isThere('exclude_transcript') && { exclude_transcript: false }),
    })(document);
  };
}

/** Its headers have to be there, be it empty (elevenlabs.md §11 no. 15). */
function toWebhook(direction: AgentDirection | null): unknown {
  if (direction === null) return null;
  const headers = Object.entries(direction.headers).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? value : { secret_id: value.secretId },
  ]);
  return { url: direction.url, request_headers: Object.fromEntries(headers) };
}

function builtIn(name: string): Document {
  return { type: 'system', name, description: '', params: { system_tool_type: name } };
}

function toTransfer(people: NonNullable<AgentChange['transferNumbers']>): unknown {
  const transfers = people.map(({ number, when }) => ({
    transfer_destination: { type: 'phone', phone_number: number },
    condition: when,
    transfer_type: 'conference',
  }));
  const tool = builtIn('transfer_to_number');
  return people.length === 0 ? null : withValue(tool, ['params', 'transfers'], transfers);
}
