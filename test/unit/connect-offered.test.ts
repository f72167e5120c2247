import { describe, expect, it } from 'vitest';

import { fieldsOf, missingFields } from '../../server/domain/connect/data-fields.ts';
import { offeredTool, TOOL_NAMES } from '../../server/domain/connect/offered-tools.ts';
import { placeholdersOf } from '../../server/domain/connect/placeholders.ts';
import { createAnswerMaker } from '../../server/domain/answer.ts';
import { readSoul } from '../../server/domain/soul.ts';
import { slotsOf } from '../../server/domain/slots.ts';
import { createToolCaller } from '../../server/http/routes/tool-caller.ts';
import { toolRoute } from '../../server/http/routes/tools.ts';
import type { ToolDesk } from '../../server/services/tool-desk.ts';
import { aBusiness, NOW } from '../support/people-and-shops.ts';

const place = { publicUrl: 'https://here.example', secretId: 's1', trade: 'salon' } as const;
const trades = ['general', 'salon', 'dentist', 'garage'] as const;

describe('what is offered to an agent', () => {
  it('when a tool is offered, then the door knows it, and takes what its schema asks for', async () => {
    const said = { success: true, data: {}, message: 'Done.' } as const;
    const tools: ToolDesk = { recall: () => said, remember: () => said, correct: () => said, takeMessage: () => said };
    const call = createToolCaller({ tools, deskTools: () => said });
    const route = toolRoute({ call, secrets: () => ['x'] });
    for (const name of TOOL_NAMES) {
      const { fields, url } = offeredTool(name, place);
      expect(url).toBe(`https://here.example/tools/${name}`);
      const body = Object.fromEntries(
        Object.keys(fields).map((field) => [field, field === 'due' ? '2026-11-21' : 'likes']),
      );
      const delivery = { parameter: name, query: '', raw: Buffer.alloc(0), body, arrivedAt: 0 };
      expect(await route.handle(delivery)).toMatchObject({ body: said });
    }
  });

  it('when a tool says which call it is, then the provider fills that in and never the model', () => {
    for (const name of TOOL_NAMES) {
      const { fields, headers } = offeredTool(name, place);
      const bound = ['conversation_id', 'caller_id', 'call_ref'].map((field) => fields[field]);
      expect(bound.every((field) => field !== undefined && 'variable' in field)).toBe(true);
      expect(headers).toEqual({ 'X-Linekeeper-Secret': { secretId: 's1' } });
    }
  });

  it('when placeholders are declared, then they are just what an answer brings', () => {
    const business = aBusiness({ variables: { offer: 'ten per cent' } });
    const ring = { now: NOW, secretVariables: {}, callRef: 'c', request: {}, longestSeconds: null };
    const { body } = createAnswerMaker(business, readSoul('{{memory}}').template).neutralAnswer(ring, 'fallback');
    expect(Object.keys(placeholdersOf(business)).toSorted()).toEqual(Object.keys(body.dynamic_variables).toSorted());
  });

  it.each(trades)(
    'when a %s asks for data, then by ids of its slots, each with words, and no more than there is room for',
    (trade) => {
      const slots = slotsOf(trade).map(({ id }) => id);
      const fields = missingFields({ trade, language: 'en' }, []);
      expect(fieldsOf(trade).every((id) => slots.includes(id))).toBe(true);
      expect(Object.keys(fields)).toEqual(
        expect.arrayContaining(['customer_name', 'allergies', 'reason_for_call', 'unanswered_questions']),
      );
      expect(Object.values(fields).every(({ description }) => description.length > 10)).toBe(true);
      expect(Object.keys(fields).length).toBeLessThanOrEqual(25);
      const crowded = Array.from({ length: 24 }, (_, index) => `theirs_${index}`);
      expect(Object.keys(missingFields({ trade, language: 'en' }, crowded))).toHaveLength(1);
      expect(Object.keys(fields).some((id) => id.startsWith('vehicle'))).toBe(trade === 'garage');
    },
  );

  it('when a shop speaks German, then the agent is asked in German for what it could not answer, and only once', () => {
    const fields = missingFields({ trade: 'garage', language: 'de-AT' }, []);
    expect(fields['unanswered_questions']?.description).toMatch(
      /nicht beantworten konnte.*in den Worten des Anrufers/u,
    );
    const english = missingFields({ trade: 'garage', language: 'pl' }, []);
    expect(english['unanswered_questions']?.description).toMatch(/could not answer.*in the caller’s own words/u);
    const theirs = missingFields({ trade: 'garage', language: 'de' }, ['Knowledge Gap']);
    expect(Object.keys(theirs)).not.toContain('unanswered_questions');
    const first = Array.from({ length: 23 }, (_, index) => `theirs_${index}`);
    expect(Object.keys(missingFields({ trade: 'garage', language: 'de' }, first))).toEqual([
      'customer_name',
      'unanswered_questions',
    ]);
  });
});
