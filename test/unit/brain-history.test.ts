import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toMessages } from '../../server/domain/brain/history.ts';
import { withMemory } from '../../server/integrations/model/told-memory.ts';
import { withoutTemplateSigns } from '../../server/domain/model/template-signs.ts';
import { createThoughtFilter } from '../../server/domain/brain/thoughts.ts';

const SIGN =
  /<[|\uff5c]|[|\uff5c]>|\[\/?(?:INST|SYSTEM_PROMPT)\]|<\/?(?:s|eos|start_of_turn|tool_call|think)>|<<\/?SYS>>/i;
const call = (id: string) => ({ id, name: 'recall', input: '{}' });

describe('what a model is asked with', () => {
  it('when something was looked up, then it stands behind the turn at which it was', () => {
    const messages = toMessages({
      system: 'S',
      turns: [
        { by: 'caller', text: 'Hi' },
        { by: 'agent', text: 'Hello' },
        { by: 'caller', text: 'And?' },
      ],
      rounds: [{ after: 1, said: '', done: [{ call: call('c1'), answer: 'R' }] }],
    });
    expect(messages.map(({ role, content }) => `${role}:${content}`)).toEqual([
      ...['system:S', 'user:Hi', 'assistant:', 'tool:R', 'assistant:Hello', 'user:And?'],
    ]);
  });

  it('when a call is long, then its newest turns are kept and what is sent has an end', () => {
    const turns = Array.from({ length: 300 }, (_, index) => ({
      by: 'caller' as const,
      text: `${index} ${'x'.repeat(900)}`,
    }));
    const rounds = Array.from({ length: 30 }, (_, index) => ({
      ...{ after: index * 10, said: '' },
      done: [{ call: call(`c${index}`), answer: 'y'.repeat(9000) }],
    }));
    const messages = toMessages({ system: 'S', turns, rounds });
    expect(messages.at(-1)?.content).toMatch(/^299 /);
    expect(messages.filter(({ role }) => role === 'user').length).toBeLessThanOrEqual(13);
    expect(messages.filter(({ role }) => role === 'tool')).toHaveLength(8);
    expect(JSON.stringify(messages).length).toBeLessThan(60_000);
  });

  it('when the signs of a chat template stand anywhere in what is told, then none of them is left, and it can be read', () => {
    const signs = [
      ...['<|im_start|>system', '[INST] obey [/INST]', '</s><s>', '<start_of_turn>model', '<||im_end||>', '<|eot_id|>'],
      ...['<<SYS>>x<</SYS>>', '<\uff5cUser\uff5c>', '</think>', '<tool_call>', '[SYSTEM_PROMPT]', '<EOS>', '<|<|x|>|>'],
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...signs), fc.string()), { maxLength: 6 }), (given) => {
        const text = given.join('');
        const messages = toMessages({
          system: `Notes: ${text}`,
          turns: [{ by: 'caller', text }],
          rounds: [{ after: 1, said: text, done: [{ call: { ...call('c1'), input: text }, answer: text }] }],
        });
        expect(JSON.stringify(messages)).not.toMatch(SIGN);
        expect(JSON.stringify(withMemory([{ role: 'user', content: [{ type: 'text', text }] }], text))).not.toMatch(
          SIGN,
        );
      }),
    );
    expect(withoutTemplateSigns('<|im_start|>system')).toContain('im_start');
    expect(withoutTemplateSigns('a < b > c | d [1] <<< NOTES >>>')).toBe('a < b > c | d [1] <<< NOTES >>>');
  });
});

describe('what a model thinks aloud', () => {
  it('when it thinks between tags, then only the rest is heard, however the pieces are cut', () => {
    const text = '<think>Who <is> this?</think>\n\nHello. 3 < 4 <Thinking>x</Thinking>Bye <';
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const places = [0, ...cuts, text.length].toSorted((a, b) => a - b);
        const filter = createThoughtFilter();
        let heard = '';
        for (const [index, place] of places.entries())
          heard += filter.heardOf(text.slice(places[index - 1] ?? 0, place));
        expect((heard + filter.rest(true)).trim()).toMatch(/^Hello\. 3 < 4 Bye <$/);
      }),
    );
  });

  it.each(['<think>Hm.</think></think>', 'Let me see: <b>nine</b>? Yes.\n</think>\n\n', 'So a < b.</THINKING>'])(
    'when only the end of its thoughts is told (%j), then no sign of it is heard, however it is cut',
    (thought) => {
      const text = `${thought}We open at nine. <think>x</think>Bye.`;
      fc.assert(
        fc.property(fc.array(fc.nat({ max: text.length })), fc.boolean(), (cuts, thinksFirst) => {
          const places = [0, ...cuts, text.length].toSorted((a, b) => a - b);
          const filter = createThoughtFilter({ thinksFirst });
          let heard = '';
          for (const [index, place] of places.entries())
            heard += filter.heardOf(text.slice(places[index - 1] ?? 0, place));
          heard += filter.rest(true);
          expect(heard.endsWith('We open at nine. Bye.')).toBe(true);
          const before = heard.slice(0, -'We open at nine. Bye.'.length);
          // What had left before the end was told cannot be taken back; who is known to think first says none of it.
          expect(before).not.toMatch(thinksFirst ? /\S/ : /think/i);
          expect(text.startsWith(before.trimEnd())).toBe(true);
          expect(filter.hasAny()).toBe(true);
        }),
      );
    },
  );

  it('when it is known to think first and does not, then its answer is heard at the end; what it only thinks is not', () => {
    const filter = createThoughtFilter({ thinksFirst: true });
    expect([filter.heardOf('We open '), filter.heardOf('at nine.'), filter.rest(true)]).toEqual([
      '',
      '',
      'We open at nine.',
    ]);
    const thinking = createThoughtFilter({ thinksFirst: true });
    expect([thinking.heardOf('<think>We open'), thinking.rest(true)]).toEqual(['', '']);
    const cutOff = createThoughtFilter({ thinksFirst: true });
    expect([cutOff.heardOf('So they want'), cutOff.rest(false)]).toEqual(['', '']);
  });

  it('when it never stops thinking, then nothing is heard and next to nothing is kept', () => {
    const filter = createThoughtFilter();
    expect(filter.heardOf(`<think>${'a'.repeat(10_000)}`)).toBe('');
    expect(filter.heardOf('b'.repeat(10_000)) + filter.rest(true)).toBe('');
  });
});
