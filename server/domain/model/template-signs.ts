/** What chat templates mark turns, roles, tools and thoughts with, whichever model they are of. */
const TAGS = [
  ...['s', 'bos', 'eos', 'pad', 'unk', 'start_of_turn', 'end_of_turn', 'im_start', 'im_end'],
  ...['tool_call', 'tool_response', 'end_of_utterance'],
  ...['think', 'thinking', 'reasoning'],
].join('|');
const WORDS = 'INST|SYS|BOS|EOS|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|AVAILABLE_TOOLS|THINK|ARGS|CALL_ID';

/** `<|im_start|>`, and with the wide bar some models have. */
const BARS = /<(?=[|｜])|(?<=[|｜])>/g;
const ANGLES = new RegExp(`<(?=/?(?:${TAGS})>)`, 'gi');
const DOUBLE = /<<(?=\/?sys>>)/gi;
const BRACKETS = new RegExp(`\\[(?=/?(?:${WORDS})\\])`, 'gi');

/**
 * A server reads such signs as its own wherever they stand, and takes what follows for the words of somebody else. What
 * is left of them can still be read, and marks nothing.
 */
export function withoutTemplateSigns(text: string): string {
  return text.toWellFormed().replace(DOUBLE, '( ').replace(BARS, ' ').replace(ANGLES, '( ').replace(BRACKETS, '( ');
}

/** The same of every text in a value, as deep as it goes. */
export function withoutTemplateSignsIn(value: unknown): unknown {
  if (typeof value === 'string') return withoutTemplateSigns(value);
  if (Array.isArray(value)) return value.map(withoutTemplateSignsIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutTemplateSignsIn(one)]));
}
