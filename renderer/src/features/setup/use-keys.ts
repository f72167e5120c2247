import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { KeyState } from '#contract/connect.ts';
import { useUnkeptCommand } from '../../client/use-unkept-command.ts';
import {
  checkKeys,
  hasTwilio,
  noKeys,
  toPasted,
  type KeyField,
  type KeyFields,
  type KeyProblems,
} from './key-check.ts';
import { isUseful, verdictOf, type Verdict } from './key-trouble.ts';
import type { Setup } from './use-setup.ts';

export type KeyProvider = 'elevenLabs' | 'twilio';
/** What a provider said of a pasted key, beyond that it is good. */
type Told = { told: NonNullable<KeyState['trouble']>; verdict: Verdict };
type Answers = Readonly<Partial<Record<KeyProvider, Told>>>;

export type Keys = ReturnType<typeof useKeys>;

/**
 * The fields of both providers' keys. What was typed is held here and nowhere else, and goes as soon as the provider
 * has said yes or no to it; it stays only where nobody could be asked, so that it can be tried again.
 */
export function useKeys({ shop, state, stands }: Pick<Setup, 'shop' | 'state' | 'stands'>) {
  const cache = useQueryClient();
  const [fields, setFields] = useState(noKeys);
  const [isTried, setTried] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const checking = useUnkeptCommand('connect.check-keys');
  const saving = useUnkeptCommand('connect.save-keys');
  const found = checkKeys(fields);
  const isTyped = Object.values(fields).some((text) => text.trim() !== '');

  function type(field: KeyField, text: string): void {
    checking.reset();
    saving.reset();
    setAnswers(({ [providerOf(field)]: _over, ...others }) => others);
    setFields((before) => ({ ...before, [field]: text }));
  }
  /** Resolves to whether there is nothing to hold anybody back any more. */
  async function checkAndKeep(): Promise<boolean> {
    setTried(true);
    if (!isTyped) return isUseful(state.keys.elevenLabs);
    if (Object.keys(found).length > 0) return false;
    const pasted = toPasted(fields);
    const answer = await checking.ask(pasted);
    if (answer === null) return false;
    const told = toAnswers(answer);
    const good = {
      ...(mayKeep(told.elevenLabs) && pasted.elevenLabsKey && { elevenLabsKey: pasted.elevenLabsKey }),
      ...(mayKeep(told.twilio) && pasted.twilio && { twilio: pasted.twilio }),
    };
    const kept = Object.keys(good).length === 0 ? state : await saving.ask({ ...good, business: shop.id });
    if (kept === null) return false;
    setFields(leftOf(fields, told));
    // Without the key of ElevenLabs it does not go on, and that stays told.
    setTried(!kept.keys.elevenLabs.isSet);
    setAnswers(told);
    stands(kept);
    void cache.invalidateQueries({ queryKey: ['connect.offers'] });
    return Object.keys(told).length === 0 && kept.keys.elevenLabs.isSet;
  }

  return {
    ...{ fields, answers, isTried, isTyped, type, checkAndKeep },
    problems: isTried ? found : withoutMissing(found),
    hasProblems: isTried && Object.keys(found).length > 0,
    hasTyped: (provider: KeyProvider): boolean =>
      provider === 'twilio' ? hasTwilio(fields) : fields.elevenLabsKey.trim() !== '',
    isBusy: checking.isBusy || saving.isBusy,
    error: checking.error ?? saving.error,
  };
}

function providerOf(field: KeyField): KeyProvider {
  return field === 'elevenLabsKey' ? 'elevenLabs' : 'twilio';
}

function toAnswers({ elevenLabs, twilio }: Readonly<Record<KeyProvider, KeyState | null>>): Answers {
  const of = (state: KeyState | null): Told | null =>
    state?.trouble ? { told: state.trouble, verdict: verdictOf(state) } : null;
  const [voice, phone] = [of(elevenLabs), of(twilio)];
  return { ...(voice && { elevenLabs: voice }), ...(phone && { twilio: phone }) };
}

function mayKeep(answer: Told | undefined): boolean {
  return answer === undefined || answer.verdict === 'limited';
}

/** Only what nobody could be asked about. */
function leftOf(fields: KeyFields, answers: Answers): KeyFields {
  const { elevenLabsKey, ...twilio } = fields;
  return {
    ...noKeys,
    ...(answers.elevenLabs?.verdict === 'unasked' && { elevenLabsKey }),
    ...(answers.twilio?.verdict === 'unasked' && twilio),
  };
}

/** Nobody is scolded for a field they have not come to yet. */
function withoutMissing(problems: KeyProblems): KeyProblems {
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== 'missing'));
}
