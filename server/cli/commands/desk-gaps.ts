import type { Command } from 'commander';

import type { KnowledgeGap } from '#contract/gaps.ts';
import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import { ofDesk, type DeskOptions } from './desk-options.ts';

/** What callers asked in vain, for a script: `desk questions`, `answer`, `dismiss`, `reopen`. */
export function deskGapCommands(cli: Cli): Command[] {
  return [questionsCommand(cli), answerCommand(cli), dismissCommand(cli), reopenCommand(cli)];
}

const shared = (command: Command): Command => ofDesk(command, 'whose callers');

function questionsCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'questions',
    summary: 'print what callers asked and the agent did not know, what most of them asked first',
    examples: ['desk questions', 'desk questions --json'],
  };
  return shared(describeCommand(about)).action(async ({ business, json, ...place }: DeskOptions) =>
    finish(
      await withOwner(shell, place, async (ask) => {
        const { gaps } = await ask('gaps.list', { business });
        if (json) shell.say(JSON.stringify({ gaps }));
        else for (const gap of gaps) shell.say(lineOf(gap));
        return EXIT.done;
      }),
    ),
  );
}

function lineOf({ key, callers, lastAskedAt, examples }: KnowledgeGap): string {
  return [key, `${callers} ${callers === 1 ? 'caller' : 'callers'}`, lastAskedAt, examples[0] ?? ''].join('  ');
}

function answerCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'answer',
    summary: 'answer a topic: every caller’s agent is told from the next call on; prints an id that takes it back',
    examples: ['desk answer parking "Parking is free behind the shop."'],
  };
  return shared(describeCommand(about))
    .argument('<topic>', 'as `desk questions` prints it')
    .argument('<words>', 'what the agent should know, as a fact, in 200 letters at most')
    .action(async (topic: string, words: string, { business, json, ...place }: DeskOptions) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const gap = await topicIn(ask, business, topic);
          const done = await ask('gaps.answer', { business, ...gap, answer: words });
          shell.say(json ? JSON.stringify(done) : done.id);
          return EXIT.done;
        }),
      ),
    );
}

function dismissCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'dismiss',
    summary: 'list a topic no more, however often it is asked; prints an id that takes it back',
    examples: ['desk dismiss sandwiches'],
  };
  return shared(describeCommand(about))
    .argument('<topic>', 'as `desk questions` prints it')
    .action(async (topic: string, { business, json, ...place }: DeskOptions) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const done = await ask('gaps.dismiss', { business, ...(await topicIn(ask, business, topic)) });
          shell.say(json ? JSON.stringify(done) : done.id);
          return EXIT.done;
        }),
      ),
    );
}

function reopenCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'reopen',
    summary: 'take an answer, with its note, or a dismissal back',
    examples: ['desk reopen 0196…'],
  };
  return describeCommand(about)
    .argument('<id>', 'as `desk answer` or `desk dismiss` printed it')
    .action(async (id: string, place: PlaceOptions) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          await ask('gaps.reopen', { id });
          return EXIT.done;
        }),
      ),
    );
}

/** The open topic that is meant, with its questions as they are listed now. Throws AppError `not_found`. */
async function topicIn(ask: Ask, business: string, said: string): Promise<Pick<KnowledgeGap, 'key' | 'questions'>> {
  const wanted = said.toLowerCase();
  const { gaps } = await ask('gaps.list', { business });
  const found = gaps.find(({ key, topic }) => key.toLowerCase() === wanted || topic.toLowerCase() === wanted);
  if (!found) throw new AppError('not_found', 'Nobody asked about that, or it is settled already.');
  return { key: found.key, questions: found.questions };
}
