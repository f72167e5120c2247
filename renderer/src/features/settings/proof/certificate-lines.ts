import type { Certificate } from '#contract/erasures.ts';
import type { Words } from '../../../texts/catalogue.ts';
import type { proofEn } from '../../../texts/proof.en.ts';

export const countedKinds = [
  ...(['numbers', 'facts', 'calls', 'turns', 'recordings', 'deliveries'] as const),
  ...(['notes', 'tasks', 'appointments', 'waiting', 'texts'] as const),
] as const satisfies readonly (keyof Certificate['erased'])[];

/** The same as a text to keep. */
export function certificateLines(
  { id, at, wipedAt, erased, elevenLabs, twilio }: Certificate,
  t: Words<typeof proofEn>['certificate'],
): string[] {
  return [
    ...[t.title, '', t.number(id), `${t.at} ${at}`, '', t.here],
    ...countedKinds.map((kind) => `${String(erased[kind]).padStart(8)}  ${t.kinds[kind]}`),
    ...['', wipedAt === null ? t.wipeDue : `${t.wiped} ${wipedAt}`],
    ...['', `ElevenLabs: ${t.answers(elevenLabs)}`, `Twilio: ${t.answers(twilio)}`, '', t.never],
  ];
}
