import type { RehearsedCall } from './rehearsal/rehearse.ts';
import type { ScriptedCall } from '../domain/rehearsal-script.ts';

/** One played call as a person would tell it, line by line. */
export function toReport(call: RehearsedCall, scripted: ScriptedCall, number: number): string[] {
  const ago = scripted.minutesAgo === 0 ? 'now' : spokenAge(scripted.minutesAgo);
  return [
    `── ${number}. ${call.title} (${call.from}, ${ago})`,
    `   Known as: ${call.kind ?? 'nobody'}, answered in ${call.milliseconds.toFixed(1)} ms`,
    `   The agent says: “${call.told.firstMessage}”`,
    ...indented('The agent was told:', call.told.memory),
    ...indented('The conversation:', conversationOf(call)),
    ...indented('Texts to the caller:', call.texts.map(textLine)),
    ...indented('Learned:', call.learned.map(learnedLine)),
    ...indented('Nobody knew:', call.unanswered ?? []),
    ...indented('The owner answers:', scripted.ownerAnswers ? [scripted.ownerAnswers.words] : []),
    ...call.missed.map((missed) => `   ✗ ${missed}`),
    ...(call.missed.length === 0 ? ['   ✓ as expected'] : []),
  ];
}

function indented(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`   ${title}`, ...lines.map((line) => `     ${line}`)];
}

/** What was said, and what each tool was asked and answered. */
function conversationOf({ tools, conversation }: RehearsedCall): string[] {
  const used = [...tools];
  return conversation.flatMap((part) => {
    if ('agent' in part) return [`Agent:  ${part.agent}`];
    if ('caller' in part) return [`Caller: ${part.caller}`];
    const { input = part.input, says = '' } = used.shift() ?? {};
    return [`(uses ${part.tool} ${JSON.stringify(input)})`, `  → ${says}`];
  });
}

function textLine({ kind, words, isRehearsed, state }: RehearsedCall['texts'][number]): string {
  return `${kind}: “${words}” [${isRehearsed ? 'not sent: the number is invented' : state}]`;
}

function learnedLine({ slot, value, subject, status, pendingReason }: RehearsedCall['learned'][number]): string {
  const about = subject === 'self' ? '' : ` (${subject})`;
  const why = pendingReason === null ? '' : `: ${pendingReason}`;
  return `${slot}${about} = ${value} [${status}${why}]`;
}

function spokenAge(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} hours ago`;
  return `${Math.round(minutes / 1440)} days ago`;
}
