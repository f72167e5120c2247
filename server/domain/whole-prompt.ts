import type { Business, EnabledOverrides } from '#contract/businesses.ts';

import { createAnswerMaker, type Answer, type AnswerMaker } from './answer.ts';
import type { Soul } from './soul.ts';

const NOTHING_BUT_THE_PROMPT: EnabledOverrides = {
  ...{ firstMessage: false, prompt: true, language: false, voice: false, longestCall: false },
};

/** The whole prompt of a call's answer, also where the agent does not let it be set. */
export function wholePrompt(business: Business, soul: Soul, answer: (maker: AnswerMaker) => Answer): string {
  const { body } = answer(createAnswerMaker({ ...business, overrides: NOTHING_BUT_THE_PROMPT }, soul));
  return body.conversation_config_override?.agent?.prompt?.prompt ?? '';
}
