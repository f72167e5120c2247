import type ApiBase from 'twilio/lib/rest/ApiBase.js';
import type MonitorBase from 'twilio/lib/rest/MonitorBase.js';
import type StudioBase from 'twilio/lib/rest/StudioBase.js';

import { ProviderFault } from '../../domain/providers/fault.ts';
import type { Outcomes } from '../http/outcomes.ts';
import type { Transport } from '../http/transport.ts';
import type { Asked } from '../http/wire.ts';

export type TwilioLogin = {
  accountSid: string;
  /** The account itself with its auth token, or an API key with its secret. */
  username: string;
  password: string;
};
type Deps = { transport: Transport; baseUrl: string; login: TwilioLogin; agent: string; outcomes: Outcomes };

/** What the library asks of its HTTP client. */
type LibraryRequest = {
  method: string;
  uri: string;
  params?: Record<string, unknown>;
  data?: Record<string, unknown>;
};

export type TwilioRest = ReturnType<typeof createTwilioRest>;

const HOME = 'https://api.twilio.com';

/**
 * Twilio's own library over our transport (twilio.md §5.5): addresses, forms and paging are its, the way out is ours.
 * Only three of its forty domains, each not before its first request: all of it costs a quarter of a second at
 * once (decision 0049). Throws ProviderFault.
 */
export function createTwilioRest({ transport, baseUrl, login, agent, outcomes }: Deps) {
  const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

  async function request({
    method,
    uri,
    params,
    data,
  }: LibraryRequest): Promise<{ statusCode: number; body: unknown }> {
    const { origin, pathname, search } = new URL(uri);
    if (baseUrl === HOME && !/^https:\/\/[a-z]+\.twilio\.com$/.test(origin)) throw transport.fault('odd');
    const body = data && { type: 'application/x-www-form-urlencoded', text: toForm(data).toString() };
    const asked: Asked = {
      method: toMethod(method),
      path: pathname + toQuery(search, params),
      headers: { accept: 'application/json', 'user-agent': agent, authorization },
      ...(body && { body }),
      callWaits: changesCall(method, pathname),
    };
    return transport.send(baseUrl === HOME ? origin : baseUrl, asked, ({ status, text }) => ({
      statusCode: status,
      body: text.trim() === '' ? {} : json(text),
    }));
  }

  /** The bytes of an answer as they come, from an address of the account. The library would hold them all at once. */
  async function stream(
    path: string,
    signal: AbortSignal,
  ): Promise<{ type: string; bytes: AsyncIterable<Uint8Array> }> {
    const headers = { accept: '*/*', 'user-agent': agent, authorization };
    const asked: Asked = { method: 'GET', path: `/2010-04-01/Accounts/${login.accountSid}${path}`, headers, signal };
    const { headers: told, bytes } = await outcomes.of(transport.stream(baseUrl, asked));
    return { type: told.get('content-type') ?? 'application/octet-stream', bytes };
  }

  function json(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw transport.fault('odd');
    }
  }

  /** Does something with a part of the library. Where that stumbles over an answer, it is the fault `odd`. */
  function partOf<Part>(load: (client: object) => Promise<Part>) {
    let loaded: Promise<Part> | undefined;
    return async function use<T>(work: (part: Part) => Promise<T>): Promise<T> {
      loaded ??= load({ accountSid: login.accountSid, request });
      const part = await loaded;
      return outcomes.of(
        work(part).catch((error: unknown) => {
          throw error instanceof ProviderFault ? error : transport.fault('odd', { cause: error });
        }),
      );
    };
  }

  return {
    fault: transport.fault,
    accountSid: login.accountSid,
    stream,
    api: partOf(loadApi),
    studio: partOf(loadStudio),
    monitor: partOf(loadMonitor),
  };
}

async function loadApi(client: object): Promise<ApiBase> {
  const { default: Api } = await import('twilio/lib/rest/ApiBase.js');
  return new Api(client);
}

async function loadStudio(client: object): Promise<StudioBase> {
  const { default: Studio } = await import('twilio/lib/rest/StudioBase.js');
  return new Studio(client);
}

async function loadMonitor(client: object): Promise<MonitorBase> {
  const { default: Monitor } = await import('twilio/lib/rest/MonitorBase.js');
  return new Monitor(client);
}

/** Ends a call that goes on, or joins its caller to somebody. The library leaves no other way to say so. */
function changesCall(method: string, pathname: string): boolean {
  return toMethod(method) === 'POST' && /\/Calls\/[^/]+\.json$/.test(pathname);
}

function toMethod(method: string): Asked['method'] {
  switch (method.toUpperCase()) {
    case 'GET':
      return 'GET';
    case 'DELETE':
      return 'DELETE';
    default:
      return 'POST';
  }
}

function toForm(fields: Record<string, unknown>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean')
        form.append(name, String(each));
  return form;
}

function toQuery(search: string, params: Record<string, unknown> | undefined): string {
  const query = new URLSearchParams([...new URLSearchParams(search), ...toForm(params ?? {})]).toString();
  return query === '' ? '' : `?${query}`;
}
