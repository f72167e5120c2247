export type ScriptedCall = {
  id: string;
  name: string;
  /** Its input as it is sent, piece by piece. */ input: string[];
};

/** What a scripted model does with one request. */
export type ModelScript = {
  /** Text, piece by piece; each is a chunk of its own. */
  says?: readonly string[];
  calls?: readonly ScriptedCall[];
  /** Before it says anything, in a field that OpenAI does not know. */
  thinks?: readonly string[];
  thinksIn?: 'reasoning' | 'reasoning_content';
  /** Before anything is sent at all, the head included. */
  firstAfterMs?: number;
  /** Between two chunks. */
  betweenMs?: number;
  /** How it ends; left out: as an answer ends that is whole. */
  ends?:
    | 'drops' // the connection is reset after the last chunk
    | 'stops short' // the answer ends politely without having said so
    | 'garbles' // a chunk that is no JSON
    | 'fails' // an error in the middle of an answer, which quotes the caller
    | 'falls silent' // nothing more comes
    | 'runs out' // no tokens left
    | 'holds the line' // the answer is whole, and the connection stays open
    | 'says no more' // the answer is whole, and ends without the last event
    | 'leaves out the blank line'; // the last event is not followed by one
  /** Sent as it is with status 200, whatever was asked for. */
  sends?: { type: string; body: string };
  /** Answers in one piece although a stream was asked for. */
  inOnePiece?: boolean;
  /** An error in place of an answer, which quotes the request. */
  status?: number;
  /** Says in its own field that it will not. */
  refuses?: string;
  /** Left out: counted where it was asked for. */
  usage?: { input: number; output: number } | null;
};

const WHOLE: readonly ModelScript['ends'][] = [
  ...(['runs out', 'holds the line', 'says no more', 'leaves out the blank line'] as const),
];

type Chunk = { delta: Record<string, unknown>; finish: string | null };

const finishOf = ({ ends, refuses, calls = [] }: ModelScript): string => {
  if (ends === 'runs out') return 'length';
  if (refuses !== undefined) return 'content_filter';
  return calls.length > 0 ? 'tool_calls' : 'stop';
};

/** The chunks of a streamed answer, as OpenAI cuts them. */
export function chunksOf(script: ModelScript): Chunk[] {
  const { says = [], calls = [], thinks = [], thinksIn = 'reasoning_content', refuses, ends } = script;
  const thought = thinks.map((text): Chunk => ({ delta: { [thinksIn]: text }, finish: null }));
  const spoken = says.map((content): Chunk => ({ delta: { content }, finish: null }));
  const called = calls.flatMap(({ id, name, input }, index): Chunk[] => [
    { delta: { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }, finish: null },
    ...input.map((piece) => ({
      delta: { tool_calls: [{ index, function: { arguments: piece } }] },
      finish: null,
    })),
  ]);
  const refused: Chunk[] = refuses === undefined ? [] : [{ delta: { refusal: refuses }, finish: null }];
  const isWhole = ends === undefined || WHOLE.includes(ends);
  const last: Chunk[] = isWhole ? [{ delta: {}, finish: finishOf(script) }] : [];
  return [
    { delta: { role: 'assistant', content: '' }, finish: null },
    ...thought,
    ...spoken,
    ...called,
    ...refused,
    ...last,
  ];
}

/** The same answer in one piece. */
export function wholeOf(script: ModelScript): Record<string, unknown> {
  const { says = [], calls = [], refuses, usage } = script;
  const called = calls.map(({ id, name, input }) => ({
    ...{ id, type: 'function' },
    function: { name, arguments: input.join('') },
  }));
  const message = {
    ...{ role: 'assistant', content: says.join('') },
    ...(calls.length > 0 && { tool_calls: called }),
    ...(refuses !== undefined && { refusal: refuses }),
  };
  return {
    ...{ id: 'chatcmpl-scripted', object: 'chat.completion', created: 1, model: 'scripted' },
    choices: [{ index: 0, finish_reason: finishOf(script), message }],
    ...(usage !== null && { usage: usageOf(script) }),
  };
}

export function usageOf({ usage, says = [] }: ModelScript): Record<string, number> {
  const { input, output } = usage ?? { input: 11, output: says.length };
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
