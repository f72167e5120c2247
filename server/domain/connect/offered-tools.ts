import type { Trade } from '../observation.ts';
import type { ToolField, VoiceTool } from '../providers/voice-account.ts';
import { slotsOf } from '../slots.ts';
import { addressesAt } from './addresses.ts';
import { SECRET_HEADER } from './names.ts';
import { OFFERED_DESK_TOOLS } from './offered-desk-tools.ts';

export const TOOL_NAMES = [
  ...(['recall', 'remember', 'correct', 'take_message'] as const),
  ...(['check_availability', 'book_appointment', 'reschedule_appointment', 'cancel_appointment'] as const),
  ...(['find_appointment', 'join_waitlist', 'get_services', 'get_business_hours'] as const),
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** Says which call it is. Filled in by the provider, never by the model: whoever speaks could talk it into another one. */
const CALL: Readonly<Record<string, ToolField>> = {
  conversation_id: { type: 'string', required: true, variable: 'system__conversation_id' },
  caller_id: { type: 'string', required: true, variable: 'system__caller_id' },
  call_ref: { type: 'string', required: true, variable: 'call_ref' },
};

type Offered = { description: string; fields: (slots: readonly string[]) => Record<string, ToolField> };

const text = (description: string, required = true): ToolField => ({ type: 'string', required, description });

const ABOUT = text('Whom or what it is about: "self" for the caller, or a name, such as of a child or a car.', false);

const OFFERED: Readonly<Record<Exclude<ToolName, keyof typeof OFFERED_DESK_TOOLS>, Offered>> = {
  recall: {
    description:
      'Look up what is known about this caller from earlier calls: preferences, past services, promises, what was said. Use it when the caller refers to something from before that is not in your notes.',
    fields: () => ({ query: text('What to look for, in a few words.') }),
  },
  remember: {
    description:
      'Write down something lasting that the caller has just said about themselves, such as a preference or an allergy. Not for appointments or messages.',
    fields: (slots) => ({
      slot: kindOf(slots, false),
      value: text('What to remember, in one short sentence.'),
      about: ABOUT,
    }),
  },
  correct: {
    description:
      'Put right something noted about this caller that they say is wrong or no longer true. The new value takes the place of the old one.',
    fields: (slots) => ({
      slot: kindOf(slots, true),
      value: text('What is right, in one short sentence.'),
      about: ABOUT,
    }),
  },
  take_message: {
    description:
      'Take a message for the staff, or a wish to be called back, when the caller wants something that you cannot do yourself.',
    fields: () => ({
      message: text('The message in full sentences, with what the caller wants and when they can be reached.'),
      due: text('The day by which it should be done, as YYYY-MM-DD, where the caller named one.', false),
    }),
  },
};

function kindOf(slots: readonly string[], required: boolean): ToolField {
  return { type: 'string', required, description: `What kind of thing it is: ${slots.join(', ')}, or remark.` };
}

/** A tool of the front desk also says whose agent it is: a shop is known by it where no call is found. */
const AGENT: Readonly<Record<string, ToolField>> = {
  agent_id: { type: 'string', required: true, variable: 'system__agent_id' },
};

function isDeskTool(name: ToolName): name is keyof typeof OFFERED_DESK_TOOLS {
  return Object.hasOwn(OFFERED_DESK_TOOLS, name);
}

/** What a model is told of a tool, and nothing of where it is. */
export function toolWords(
  name: ToolName,
  trade: Trade,
): { description: string; fields: Readonly<Record<string, ToolField>> } {
  if (isDeskTool(name)) return OFFERED_DESK_TOOLS[name];
  const { description, fields } = OFFERED[name];
  return { description, fields: fields(slotsOf(trade).map(({ id }) => id)) };
}

/** The agent's tools (spec §4.6, §6) as they are to be registered: address, secret header, and schema. */
export function offeredTool(
  name: ToolName,
  { publicUrl, secretId, trade }: { publicUrl: string; secretId: string; trade: Trade },
): VoiceTool['tool'] {
  const { description, fields } = toolWords(name, trade);
  return {
    name,
    description,
    url: addressesAt(publicUrl).tool(name),
    method: 'POST',
    headers: { [SECRET_HEADER]: { secretId } },
    fields: { ...fields, ...(isDeskTool(name) && AGENT), ...CALL },
    timeoutSeconds: 10,
  };
}
