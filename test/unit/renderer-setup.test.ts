import { describe, expect, it } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import { ConnectOffers, ConnectWish } from '#contract/connect.ts';
import { SetupDraft } from '#contract/setup.ts';
import { asPasted, checkKeys, noKeys, toPasted, type KeyFields } from '../../renderer/src/features/setup/key-check.ts';
import {
  emptyDraft,
  noPasswords,
  numberProblems,
  toDraft,
  toWish,
} from '../../renderer/src/features/setup/setup-draft.ts';
import { isUseful, verdictOf } from '../../renderer/src/features/setup/key-trouble.ts';
import { numberOf } from '../../renderer/src/features/setup/chosen-line.ts';
import { newCall } from '../../renderer/src/features/setup/new-call.ts';
import { isAnsweredSo } from '../../renderer/src/features/settings/line-draft.ts';
import { doneSteps, lacksPlan, openStep } from '../../renderer/src/features/setup/wizard-steps.ts';

const HEX = '0123456789abcdef'.repeat(2);
const VOICE = `sk_${HEX}0123456789abcdef`;
const TWILIO = { accountSid: `AC${HEX}`, authToken: HEX };
const problemsOf = (fields: Partial<KeyFields>) => checkKeys({ ...noKeys, ...fields });

describe('pasted keys', () => {
  it.each<[string, Partial<KeyFields>, object]>([
    ['two right ones', { elevenLabsKey: VOICE, ...TWILIO }, {}],
    ['an older key of ElevenLabs', { elevenLabsKey: HEX }, {}],
    ['nothing', {}, {}],
    ['blanks in it', { elevenLabsKey: `${VOICE.slice(0, 9)} ${VOICE.slice(9)}` }, { elevenLabsKey: 'blanks' }],
    ['a masked one', { elevenLabsKey: 'sk_••••••••••••••••1a2b' }, { elevenLabsKey: 'masked' }],
    ['one that is cut off', { elevenLabsKey: 'sk_0123' }, { elevenLabsKey: 'cutOff' }],
    ['the account of the other', { elevenLabsKey: TWILIO.accountSid }, { elevenLabsKey: 'twilioHere' }],
    ['the secret of the webhook', { elevenLabsKey: `wsec_${HEX}` }, { elevenLabsKey: 'webhookSecret' }],
    ['the id of an agent', { elevenLabsKey: `agent_${HEX}` }, { elevenLabsKey: 'agentId' }],
    ['SK instead of AC', { ...TWILIO, accountSid: `SK${HEX}` }, { accountSid: 'apiKeyForAccount' }],
    ['the token as account', { ...TWILIO, accountSid: HEX }, { accountSid: 'tokenForAccount' }],
    ['a number as account', { ...TWILIO, accountSid: '+12125550123' }, { accountSid: 'noAccountSid' }],
    ['half an account', { ...TWILIO, accountSid: 'AC0123' }, { accountSid: 'cutOff' }],
    ['the other key as token', { ...TWILIO, authToken: VOICE }, { authToken: 'elevenLabsHere' }],
    ['the account as token', { ...TWILIO, authToken: TWILIO.accountSid }, { authToken: 'accountForToken' }],
    ['an account without its token', { accountSid: TWILIO.accountSid }, { authToken: 'missing' }],
    ['AC instead of SK', { ...TWILIO, apiKeySid: `AC${HEX}`, apiKeySecret: HEX }, { apiKeySid: 'accountForApiKey' }],
    ['half an API key', { ...TWILIO, apiKeySid: `SK${HEX}` }, { apiKeySecret: 'missing' }],
  ])('when there is %s, then just that is told', (_case, fields, expected) => {
    expect(problemsOf(fields)).toEqual(expected);
  });

  it('when space and invisible marks were copied along, then they are left out of what is sent', () => {
    expect(asPasted(`\u200B ${VOICE}\n`)).toBe(VOICE);
    expect(toPasted({ ...noKeys, elevenLabsKey: ` ${VOICE}\n` })).toEqual({ elevenLabsKey: VOICE });
    expect(toPasted({ ...noKeys, ...TWILIO })).toEqual({ twilio: TWILIO });
    expect(toPasted({ ...noKeys, ...TWILIO, apiKeySid: `SK${HEX}`, apiKeySecret: HEX })).toEqual({
      twilio: { ...TWILIO, apiKey: { sid: `SK${HEX}`, secret: HEX } },
    });
  });
});

const line = { kind: 'twilio', sid: `PN${HEX}` } as const;
const aside = { passwords: noPasswords, hasTwilio: true };
const sip = { ...emptyDraft.sip, number: '+12125550150', label: 'Front desk', address: 'sip.example' };
const complete: SetupDraft = {
  ...emptyDraft,
  ...{ line, agentId: 'agent_1' },
  fallback: { kind: 'forward', to: ' +12125550142 ', message: '' },
};

describe('what was chosen', () => {
  it('when nothing is chosen, then the fields are those the server begins with', () => {
    expect(SetupDraft.parse({})).toEqual(emptyDraft);
    expect(toWish('default', emptyDraft, aside)).toBeNull();
  });

  it('when everything is chosen, then it is asked for as the contract says, and comes back as it stood', () => {
    const wish = toWish('default', complete, aside);
    expect(ConnectWish.parse(wish)).toEqual({
      ...{ business: 'default', agentId: 'agent_1', line, mode: 'native', thinks: 'agent', notice: true },
      fallback: { kind: 'forward', to: '+12125550142' },
    });
    expect(toDraft(wish)).toEqual({ ...complete, fallback: { ...complete.fallback, to: '+12125550142' } });
  });

  it('when the line is SIP, then it is native, has no fallback at Twilio, and its passwords are asked for', () => {
    const draft: SetupDraft = { ...complete, line: { kind: 'sip' }, mode: 'register', sip };
    expect(ConnectWish.parse(toWish('default', draft, aside))).toMatchObject({
      ...{ mode: 'native', fallback: null },
      line: { kind: 'sip', number: '+12125550150', outbound: { address: 'sip.example', login: null } },
    });
    const named = { ...draft, sip: { ...sip, outboundUser: 'desk' } };
    expect([...numberProblems(named, aside)]).toEqual([['outbound', 'password']]);
    expect(toWish('default', named, aside)).toBeNull();
    const wish = toWish('default', named, { ...aside, passwords: { inbound: '', outbound: 'invented' } });
    expect(wish?.line).toMatchObject({ outbound: { login: { username: 'desk', password: 'invented' } } });
    expect(JSON.stringify(toDraft(wish))).not.toContain('invented');
  });

  it.each<[string, Partial<SetupDraft>, [string, string]]>([
    ['no line', { line: null }, ['line', 'choose']],
    ['no fallback', { fallback: { kind: null, to: '', message: '' } }, ['fallback', 'chooseFallback']],
    ['nobody to ring', { fallback: { kind: 'forward', to: '', message: '' } }, ['to', 'required']],
    ['words for a number', { fallback: { kind: 'forward', to: 'my mobile', message: '' } }, ['to', 'number']],
    ['a SIP line without a name', { line: { kind: 'sip' }, sip: { ...sip, label: ' ' } }, ['label', 'required']],
  ])('when there is %s, then that is told and nothing is asked', (_case, change, problem) => {
    const draft = { ...complete, ...change };
    expect([...numberProblems(draft, aside)]).toEqual([problem]);
    expect(toWish('default', draft, aside)).toBeNull();
  });

  it('when the keys of Twilio are missing, then no fallback is asked for', () => {
    const alone = { ...aside, hasTwilio: false };
    const open = { ...complete, fallback: emptyDraft.fallback };
    expect(numberProblems(open, alone).size).toBe(0);
    expect(toWish('default', complete, alone)?.fallback).toBeNull();
  });

  it('when callers are to hear nothing or the usual words, then just that is asked for', () => {
    const wishOf = (fallback: SetupDraft['fallback']) => toWish('default', { ...complete, fallback }, aside);
    expect(wishOf({ kind: 'none', to: '', message: '' })?.fallback).toBeNull();
    expect(wishOf({ kind: 'voicemail', to: '', message: ' ' })?.fallback).toEqual({ kind: 'voicemail', message: null });
    const said = { kind: 'message', message: 'We are at lunch.' };
    expect(wishOf({ kind: 'message', to: '', message: 'We are at lunch. ' })?.fallback).toEqual(said);
  });
});

describe('the steps', () => {
  const key = { isSet: true, setBy: 'window', checkedAt: null, trouble: null, account: null } as const;
  const state = {
    ...{ keys: { elevenLabs: key, twilio: key }, steps: [], connectedAt: null, testedAt: null },
  };
  const known = { state, draft: complete, passwords: noPasswords, agents: undefined, hasShop: true };

  it('when everything but the call is done, then it goes on there', () => {
    expect([...doneSteps(known)]).toEqual(['keys', 'number', 'agent', 'business']);
    expect(openStep(doneSteps(known))).toBe('call');
    const at = '2026-11-20T09:00:00.000Z';
    expect(doneSteps({ ...known, state: { ...state, connectedAt: at, testedAt: at } }).size).toBe(5);
  });

  it('when nobody answers just now, then the key is not asked for again', () => {
    const trouble = { code: 'provider_unreachable', values: {}, sentence: 'No.' };
    const away = { ...state, keys: { ...state.keys, elevenLabs: { ...key, trouble } } };
    expect(openStep(doneSteps({ ...known, state: away }))).toBe('call');
  });

  it('when a key stopped working, a password is missing or the agent is gone, then that step is open again', () => {
    const trouble = { code: 'x', values: {}, sentence: 'No.' };
    const refused = { ...state, keys: { ...state.keys, elevenLabs: { ...key, trouble } } };
    expect(openStep(doneSteps({ ...known, state: refused }))).toBe('keys');
    const login = { ...complete, line: { kind: 'sip' } as const, sip: { ...sip, inboundUser: 'desk' } };
    expect(openStep(doneSteps({ ...known, draft: login }))).toBe('number');
    expect(openStep(doneSteps({ ...known, hasShop: false }))).toBe('business');
    expect(openStep(doneSteps({ ...known, agents: [] }))).toBe('agent');
  });
});

describe('what a provider said of a key', () => {
  const told = (code: string) => ({ code, values: {}, sentence: 'No.' });
  const state = { isSet: true, setBy: null, checkedAt: null, trouble: null, account: null } as const;

  it.each([
    ['it is good', state, 'good'],
    ['it is another one', { ...state, trouble: told('provider_key_refused') }, 'refused'],
    ['nobody answered', { ...state, trouble: told('provider_timeout') }, 'unasked'],
    ['the account is on trial', { ...state, account: 'Shop', trouble: told('connect_twilio_trial') }, 'limited'],
  ] as const)('when %s, then it is taken for that', (_case, answer, verdict) => {
    expect(verdictOf(answer)).toBe(verdict);
  });

  it('when a kept key is refused or taken away, then it is of no use', () => {
    expect(isUseful({ ...state, trouble: told('provider_key_refused') })).toBe(false);
    expect(isUseful({ ...state, isSet: false })).toBe(false);
    expect(isUseful(state)).toBe(true);
  });
});

describe('the line and the call that are shown', () => {
  it('when a line is chosen, then its number is the one that is offered for it', () => {
    const offer = { number: '+12125550150', label: '', agentId: null, trouble: null };
    const offers = {
      agents: [],
      lines: [
        { ...offer, line },
        { ...offer, line: { kind: 'imported', id: 'phnum_1' } },
      ],
    };
    const wish = ConnectWish.parse({ business: 'default', agentId: 'agent_1', line });
    expect(numberOf(wish, ConnectOffers.parse(offers))).toBe('+12125550150');
    expect(numberOf({ ...wish, line: { kind: 'imported', id: 'gone' } }, ConnectOffers.parse(offers))).toBeNull();
    expect(numberOf({ ...wish, line: null }, ConnectOffers.parse(offers))).toBeNull();
    expect(numberOf(toWish('default', { ...complete, line: { kind: 'sip' }, sip }, aside), undefined)).toBe(sip.number);
  });

  it('when calls come in, then the first new one that really rang is the one', () => {
    const call = (id: string, more: object = {}) =>
      ({ id, rehearsal: false, direction: 'inbound', ...more }) as CallSummary;
    const calls = [call('late'), call('first'), call('played', { rehearsal: true }), call('before')];
    expect(
      newCall([...calls.slice(0, 2), call('out', { direction: 'outbound' }), ...calls.slice(2)], ['before'])?.id,
    ).toBe('first');
    expect(
      newCall(
        calls,
        calls.map(({ id }) => id),
      ),
    ).toBeUndefined();
  });
});

describe('what is set up, and what is only chosen', () => {
  it('when an answer tells of no plan while nothing runs, then it is planned anew', () => {
    expect(lacksPlan({ run: 'idle', steps: [] })).toBe(true);
    expect(lacksPlan({ run: 'applying', steps: [] })).toBe(false);
  });

  it('when a line is to come by this computer and ElevenLabs still answers it, then it is not answered so yet', () => {
    expect(isAnsweredSo('register', 'native')).toBe(false);
    expect(isAnsweredSo('native', 'register')).toBe(false);
    expect(isAnsweredSo('forward', 'register')).toBe(true);
    expect(isAnsweredSo('native', 'native')).toBe(true);
  });
});
