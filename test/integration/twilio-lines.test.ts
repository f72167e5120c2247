import { describe, expect, it } from 'vitest';

import { HANDED_OVER, lineShop, says, staff } from '../support/line-shop.ts';
import { callSid, ringing, twimlOf } from '../support/twilio-posts.ts';

describe('how a line is answered', () => {
  it('when a message may be left instead, then it is recorded and becomes a task', async () => {
    const { post, set, tasks, calls, app } = await lineShop({ env: { ELEVENLABS_AGENT_ID: '' } });
    await set({ mode: 'register', fallback: { kind: 'voicemail' } });
    const first = await twimlOf(await post('/incoming-call', ringing(callSid(1))));
    expect(first).toMatchObject({
      Say: { '#text': expect.stringMatching(/^This is Salon Marigold\..*it will be recorded/) as unknown },
      Record: {
        '@maxLength': '180',
        '@transcribe': 'false',
        '@action': 'https://linekeeper.example/api/webhooks/twilio/voice?step=left',
      },
    });
    const left = { CallStatus: 'in-progress', RecordingSid: `RE${'0'.repeat(32)}`, RecordingDuration: '12' };
    for (let time = 0; time < 2; time += 1)
      expect(await twimlOf(await post('/api/webhooks/twilio/voice?step=left', ringing(callSid(1), left)))).toEqual({
        Hangup: '',
      });
    await post('/api/webhooks/twilio/status', ringing(callSid(1), { CallStatus: 'completed', CallDuration: '31' }));
    await app.settled();
    expect(await tasks()).toEqual([{ kind: 'message', text: 'A message was left: listen to it' }]);
    expect(await calls()).toEqual([
      {
        sid: callSid(1),
        status: 'ended',
        maskedNumber: '••61',
        durationSeconds: 31,
        endedBecause: 'The caller left a message',
      },
    ]);
  });

  it('when staff is rung first and nobody answers, then the agent has the call', async () => {
    const { post, set, asked } = await lineShop();
    await set({
      mode: 'register',
      staffFirst: { when: 'always', seconds: 15 },
      caps: { longestMinutes: 10 },
      people: [staff()],
    });
    expect(await twimlOf(await post('/incoming-call', ringing(callSid(1))))).toEqual({
      Dial: {
        Number: '+12125550199',
        '@timeout': '15',
        '@answerOnBridge': 'true',
        '@timeLimit': '600',
        '@action': 'https://linekeeper.example/api/webhooks/twilio/voice?step=agent',
        '@method': 'POST',
      },
    });
    expect(asked).toEqual([]);
    const after = { CallStatus: 'in-progress', DialCallStatus: 'no-answer' };
    const answer = await post('/api/webhooks/twilio/voice?step=agent', ringing(callSid(1), after));
    expect(await answer.text()).toBe(HANDED_OVER);
    expect(asked).toHaveLength(1);
  });

  it('when staff took the call, or the caller hung up while it rang, then no agent is asked', async () => {
    const { post, set, asked, calls, tasks, app } = await lineShop();
    await set({ mode: 'register', staffFirst: { when: 'always' }, people: [staff()] });
    for (const [digit, dialled] of [
      [1, 'completed'],
      [2, 'no-answer'],
    ] as const) {
      await post('/incoming-call', ringing(callSid(digit)));
      const after = { CallStatus: 'completed', DialCallStatus: dialled };
      expect(
        await twimlOf(await post('/api/webhooks/twilio/voice?step=agent', ringing(callSid(digit), after))),
      ).toEqual({ Hangup: '' });
      await post(
        '/api/webhooks/twilio/status',
        ringing(callSid(digit), { CallStatus: 'completed', CallDuration: '20' }),
      );
    }
    await app.settled();
    expect(asked).toEqual([]);
    expect((await calls()).map(({ status, endedBecause }) => [status, endedBecause])).toEqual([
      ['failed', 'Nobody took the call'],
      ['ended', 'Staff took the call'],
    ]);
    expect(await tasks()).toEqual([{ kind: 'callback', text: 'Missed call' }]);
  });

  it('when the line only forwards and nobody answers, then the caller hears so and it is a missed call', async () => {
    const { post, set, calls, tasks, app } = await lineShop();
    await set({
      mode: 'forward',
      people: [
        staff(),
        staff({ id: '00000000-0000-4000-8000-000000000002', name: 'Jo', rings: false, number: '+12125550198' }),
      ],
    });
    for (const path of ['/incoming-call', '/api/webhooks/twilio/voice'])
      expect(await twimlOf(await post(path, ringing(callSid(1))))).toMatchObject({
        Dial: { Number: '+12125550199', '@action': expect.stringMatching(/step=fallback$/) as unknown },
      });
    const after = { CallStatus: 'in-progress', DialCallStatus: 'busy' };
    expect(await twimlOf(await post('/api/webhooks/twilio/voice?step=fallback', ringing(callSid(1), after)))).toEqual(
      says('This is Salon Marigold. Nobody can take your call just now. Please try again later.'),
    );
    await post('/api/webhooks/twilio/status', ringing(callSid(1), { CallStatus: 'completed', CallDuration: '9' }));
    await app.settled();
    expect((await calls()).map(({ status }) => status)).toEqual(['failed']);
    expect(await tasks()).toEqual([{ kind: 'callback', text: 'Missed call' }]);
  });

  const unwanted: [string, Record<string, unknown>, Record<string, string>][] = [
    ['withholds the number', { withheld: true }, { From: '+266696687' }],
    ['is not vouched for', { unverified: true }, { StirVerstat: 'TN-Validation-Failed-C' }],
    ['calls from a number that begins so', { prefixes: ['+1212555016'] }, {}],
  ];
  it.each(unwanted)(
    'when a caller %s, then the call is turned away only where the owner wants that',
    async (_what, spam, form) => {
      const { post, set, asked } = await lineShop();
      expect(await (await post('/incoming-call', ringing(callSid(1), form))).text()).toBe(HANDED_OVER);
      await set({ mode: 'register', spam });
      expect(await twimlOf(await post('/incoming-call', ringing(callSid(2), form)))).toEqual({
        Reject: { '@reason': 'rejected' },
      });
      expect(
        await (
          await post(
            '/incoming-call',
            ringing(callSid(3), { From: '+13125550100', StirVerstat: 'TN-Validation-Passed-A' }),
          )
        ).text(),
      ).toBe(HANDED_OVER);
      expect(asked).toHaveLength(2);
    },
  );

  it('when the day has had its calls, then the next one gets the words for it until midnight', async () => {
    const { post, set, clock } = await lineShop();
    await set({ mode: 'register', caps: { callsPerDay: 2 }, fallback: { kind: 'words', words: 'We are full today.' } });
    const heard = async (digit: number) => (await post('/incoming-call', ringing(callSid(digit)))).text();
    expect([await heard(1), await heard(2)]).toEqual([HANDED_OVER, HANDED_OVER]);
    expect(await heard(3)).toContain('We are full today.');
    clock.forward(15 * 60);
    expect(await heard(4)).toBe(HANDED_OVER);
  });

  it('when the carrier asks again for a call that was taken, then it hears the same and nobody is asked twice', async () => {
    const { post, set, asked, clock } = await lineShop();
    await set({ mode: 'register', caps: { callsPerDay: 1 }, fallback: { kind: 'words', words: 'We are full today.' } });
    const heard = async (digit: number) => (await post('/incoming-call', ringing(callSid(digit)))).text();
    expect([await heard(1), await heard(1), await heard(2)]).toEqual([
      HANDED_OVER,
      HANDED_OVER,
      expect.stringContaining('We are full today.'),
    ]);
    expect(asked).toHaveLength(1);
    clock.forward(2);
    expect([await heard(1), asked.length]).toEqual([HANDED_OVER, 2]);
  });

  it('when the shop is set up to answer by way of this computer, then its line says so, unless another way was chosen', async () => {
    const { app, set } = await lineShop();
    const wish = {
      business: 'default',
      agentId: 'agent_1',
      line: { kind: 'imported', id: 'phnum_1' },
      mode: 'register',
    };
    const connected = { business: 'default', run: 'applying', connectedAt: '2026-11-20T10:00:00.000Z', wish };
    const mode = async () =>
      ((await app.execute('lines.list', {})) as { lines: { settings: { mode: string } }[] }).lines[0]?.settings.mode;
    app.bus.publish('connect.changed', { ...connected, connectedAt: null } as never);
    expect(await mode()).toBe('native');
    app.bus.publish('connect.changed', connected as never);
    expect(await mode()).toBe('register');
    await set({ mode: 'native' });
    // Told again because a key was saved: what was chosen since stays.
    app.bus.publish('connect.changed', { ...connected, run: 'idle' } as never);
    expect(await mode()).toBe('native');
    await set({ mode: 'forward', people: [staff()] });
    app.bus.publish('connect.changed', connected as never);
    expect(await mode()).toBe('forward');
  });
});
