import { tell } from '#contract/told.ts';

import { PLAN, type Fault } from './fault.ts';
import { sendsHeader, type Seen, type Wanted, type WantedTool } from './seen.ts';

/** Who calls and which call it is: what the model says of it may be what the caller talked it into. */
const WHO =
  /^(?:caller|caller_?(?:id|number|phone)|phone|phone_?number|from|from_?number|conversation_?id|call_?sid|agent_?id|called_?number|tenant_?id|user_?id)$/i;

/** Every tool of ours that the agent lacks, or has otherwise than it works. */
export function toolFaults({ tools }: Seen, wanted: Wanted): Fault[] {
  const known = new Set(wanted.tools.map(({ name }) => name));
  const strangers = tools.filter(({ name }) => !known.has(name));
  return wanted.tools.flatMap((tool) => {
    const found = tools.find(({ name }) => name === tool.name);
    return found ? misfits(found, tool, wanted) : absent(tool, strangers);
  });
}

function absent({ name, url }: WantedTool, strangers: readonly WantedTool[]): Fault[] {
  const near = strangers.find((each) => pathOf(each.url) === pathOf(url) || isNear(each.name, name));
  const told = near ? tell('agent_tool_misnamed', { name, found: near.name }) : tell('agent_tool_missing', { name });
  return [{ id: `tool_${near ? 'misnamed' : 'missing'}:${name}`, severity: 'warning', told, fix: PLAN }];
}

function misfits(found: WantedTool, wanted: WantedTool, { addresses, secretHeader }: Wanted): Fault[] {
  const { name } = wanted;
  const isElsewhere = addresses !== null && (found.url !== wanted.url || found.method !== wanted.method);
  const says = Object.entries(found.fields).filter(
    ([field, filled]) => 'description' in filled && isBound(field, wanted),
  );
  const all: [boolean, Omit<Fault, 'fix'>][] = [
    [isElsewhere, { id: `tool_address:${name}`, severity: 'error', told: tell('agent_tool_address', { name }) }],
    [
      !sendsHeader(found.headers, secretHeader),
      { id: `tool_secret:${name}`, severity: 'error', told: tell('agent_tool_secret', { name }) },
    ],
    [says.length > 0, { id: `tool_caller:${name}`, severity: 'error', told: tell('agent_tool_caller', { name }) }],
  ];
  return all.filter(([holds]) => holds).map(([, fault]) => ({ ...fault, fix: PLAN }));
}

/** Whether a field is one that only the provider itself may fill in. */
function isBound(field: string, { fields }: WantedTool): boolean {
  const ours = fields[field];
  return ours ? !('description' in ours) : WHO.test(field);
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** Spelled otherwise, with something before or behind it, or one letter off. */
function isNear(found: string, wanted: string): boolean {
  const [a, b] = [bare(found), bare(wanted)];
  return a.includes(b) || (a.length >= 4 && b.startsWith(a)) || isOneLetterOff(a, b);
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** One letter more, less or another. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const rest = (text: string, more: number): string => text.slice(same + more);
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([ofA = 0, ofB = 0]) => rest(a, ofA) === rest(b, ofB));
}
