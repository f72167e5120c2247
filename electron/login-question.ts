import type { ChoiceFile } from './choices.ts';
import type { LoginItem } from './login-item.ts';
import { choosesFirst, type Dialog } from './question.ts';
import type { ShellWords } from './words.en.ts';

type Deps = {
  dialog: Dialog;
  choices: ChoiceFile;
  loginItem: Pick<LoginItem, 'set' | 'state'>;
  words: Pick<ShellWords, 'startWithComputer' | 'startWithComputerMore' | 'startIt' | 'notNow'>;
};

/**
 * Says, when the owner closes the window for the first time, that Linekeeper goes on, and asks whether it is to start
 * with the computer. It is asked once, ever, and never switched on unasked (features.md §5.1).
 */
export async function askAboutLogin({ dialog, choices, loginItem, words }: Deps): Promise<void> {
  if (choices.current().loginItemAsked) return;
  choices.save({ loginItemAsked: true });
  if (loginItem.state() !== 'off') return;
  const starts = await choosesFirst(dialog, {
    ...{ type: 'question', message: words.startWithComputer, detail: words.startWithComputerMore },
    ...{ buttons: [words.startIt, words.notNow], preferred: 'first', closing: 'second' },
  });
  if (starts) loginItem.set(true);
}
