/** What is said of the owner's PIN; see `sentences.ts`. */
export const accessSentences = {
  access_owner_only: 'That is for the owner. Unlock the window with the owner’s PIN first.',
  access_wrong_pin: 'That is not the owner’s PIN.',
  access_wait: 'Too many wrong PINs. Try again in {seconds} s.',
  access_pin_short: 'A PIN has at least six characters: digits, or words.',
  access_pin_plain: 'This PIN is the first that anybody would try. Choose another one.',
} as const;
