/** What is told of the owner's own model. */
export const modelSentences = {
  model_none: 'No model is set up yet: it needs an address and a name.',
  model_address_unusable: 'The address of a model begins with http:// or https://, and has no user name in it.',
  model_away: 'The server of the model cannot be reached. Is it running, and is the address right?',
  model_slow: 'The model took too long to answer.',
  model_busy: 'The model has too much to do just now.',
  model_refused: 'The server of the model refused. Check its key and the name of the model.',
  model_cut: 'The answer of the model broke off.',
  model_unreadable: 'What answers there does not speak as OpenAI does. Check the address; often it ends with /v1.',

  model_turns_failed:
    'Your own model leaves callers without an answer: {count} times since it gave the last one. {why}',

  doctor_model: 'The server of your own model answers, and has {name}.',
  doctor_model_missing:
    'The server of your own model answers, but does not have {name}. Choose another under Your own model.',
  doctor_model_silent: 'Your own model does not answer: calls that it speaks on end with an apology. {why}',
} as const;
