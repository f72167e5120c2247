import type { ParsedInput } from '#contract/commands.ts';
import type { CallPreview, Hindrance } from '#contract/outgoing.ts';
import type { OutgoingLine } from '../domain/outgoing-line.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import { newId } from '../platform/ids.ts';
import type { OutgoingAnswers } from './outgoing-answer.ts';
import type { CalleeFinder, FoundCallee } from './outgoing-callee.ts';
import type { OutgoingCases } from './outgoing-case.ts';
import { toldBy } from './outgoing-sending.ts';

type Deps = { findCallee: CalleeFinder; cases: OutgoingCases; answerFor: OutgoingAnswers; now: () => Date };

/** A call as it would be made, and why it may not be made now. Nothing rings, and nothing is written. */
export function createOutgoingPreview({ findCallee, cases, answerFor, now }: Deps) {
  /** Where the provider cannot be asked for its lines, that is what is in the way. */
  async function hindrancesOf(callee: FoundCallee): Promise<{ line: OutgoingLine | null; all: Hindrance[] }> {
    const hindering = await cases.hindering();
    try {
      const line = await cases.line(callee);
      return { line, all: hindering(callee, line) };
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      const others = hindering(callee, null).filter(({ told }) => told.code !== 'outgoing_no_line');
      return { line: null, all: [...others, { told: toldBy(error), anyway: false }] };
    }
  }

  return async function mayStart(asked: ParsedInput<'calls.may-start'>): Promise<CallPreview> {
    const callee = findCallee(asked);
    const { line, all } = await hindrancesOf(callee);
    const { business } = callee.tenant;
    const [only] = callee.persons.length === 1 ? callee.persons : [];
    const at = now().toISOString();
    const { pack } = answerFor(callee, { callRef: newId(), at, purpose: asked.purpose, line });
    return {
      businessId: business.id,
      callerId: only?.id ?? null,
      name: only?.name ?? null,
      maskedNumber: callee.masked,
      line: line && { label: line.label, maskedNumber: maskedNumber(line.number) },
      greeting: business.overrides.firstMessage ? pack.firstMessage : null,
      lines: pack.lines,
      hindrances: all,
    };
  };
}
