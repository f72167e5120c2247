import type { PlayedCall } from './play-call.ts';
import type { Expectations, Learned, ScriptedCall, Words } from '../../domain/rehearsal-script.ts';

/** One sentence for each thing that did not come out as the script says; empty when all did. */
export function missedExpectations(call: ScriptedCall, played: PlayedCall, firstPerson: string | null): string[] {
  const { expect } = call;
  return [
    ...missedKind(expect, played),
    ...missedWords('The first message', played.told.firstMessage, expect.firstMessage),
    ...missedWords('The memory', played.told.memory.join('\n'), expect.memory),
    ...expect.learned.flatMap((wanted) => missedFact(wanted, played)),
    ...missedTools(call, played),
    ...missedTexts(expect, played),
    ...missedQuestions(expect, played),
    ...(expect.learnsNothing && played.learned.length > 0 ? ['Something was learned, but nothing should be.'] : []),
    ...(expect.samePerson && played.callerId !== firstPerson ? ['This was not recognised as the same person.'] : []),
    ...('withheld' in call.from && played.callerId !== null ? ['A withheld number was given a record.'] : []),
  ];
}

function missedKind({ callerKind }: Expectations, { kind }: PlayedCall): string[] {
  return callerKind === undefined || callerKind === kind
    ? []
    : [`The caller should be ${callerKind}, but the answer was for: ${kind ?? 'nobody'}.`];
}

function missedWords(where: string, text: string, words: Words | undefined): string[] {
  if (!words) return [];
  const heard = text.toLowerCase();
  return [
    ...words.contains.filter((part) => !heard.includes(part.toLowerCase())).map((part) => `${where} lacks “${part}”.`),
    ...words.lacks.filter((part) => heard.includes(part.toLowerCase())).map((part) => `${where} holds “${part}”.`),
  ];
}

function missedFact(wanted: Learned, { learned }: PlayedCall): string[] {
  const found = learned.some(
    (fact) =>
      fact.slot === wanted.slot &&
      fact.value.toLowerCase() === wanted.value.toLowerCase() &&
      fact.status === wanted.status,
  );
  return found ? [] : [`Not learned: ${wanted.slot} = “${wanted.value}” (${wanted.status}).`];
}

function missedTools(call: ScriptedCall, { tools }: PlayedCall): string[] {
  const scripted = call.conversation.filter((part) => 'tool' in part);
  return scripted.flatMap((part, index) => {
    const used = tools[index];
    if (!used || used.succeeded === part.refused)
      return [part.refused ? `The tool ${part.tool} should have said no.` : `The tool ${part.tool} failed.`];
    return missedWords(`The answer of ${part.tool}`, used.answer, part.expect);
  });
}

function missedQuestions({ unanswered: wanted }: Expectations, { unanswered }: PlayedCall): string[] {
  if (!wanted || !unanswered) return [];
  return [
    ...wanted.filter((topic) => !unanswered.includes(topic)).map((topic) => `Not among what nobody knew: “${topic}”.`),
    ...unanswered.filter((topic) => !wanted.includes(topic)).map((topic) => `Nobody should have missed “${topic}”.`),
  ];
}

/** One is as good as sent where nothing but the invented number kept it back. */
function missedTexts({ texts: wanted }: Expectations, { texts }: PlayedCall): string[] {
  const isOut = ({ state, isRehearsed }: PlayedCall['texts'][number]): boolean =>
    isRehearsed || state === 'sent' || state === 'delivered';
  return [
    ...wanted.flatMap(({ kind, ...words }) => {
      const found = texts.find((text) => text.kind === kind);
      if (!found) return [`No text was written: ${kind}.`];
      const why = isOut(found) ? [] : [`The text was not sent: ${kind}, ${found.state}. ${found.why ?? ''}`.trim()];
      return [...why, ...missedWords(`The text (${kind})`, found.words, words)];
    }),
    ...texts
      .filter(({ kind }) => !wanted.some((text) => text.kind === kind))
      .map(({ kind }) => `A text was written that nobody expected: ${kind}.`),
  ];
}
