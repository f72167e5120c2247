import { cpSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { loadMasterKey } from '../../../server/platform/master-key.ts';
import { createSecretBox } from '../../../server/platform/secret-box.ts';
import { createConnectJournal } from '../../../server/services/connect-journal.ts';
import { createConnectStore } from '../../../server/store/connect-store.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { pretended } from './pretended.ts';

type World = Pick<Awaited<ReturnType<typeof pretended>>, 'elevenLabs' | 'twilio'>;

/** Both accounts and the disk of the program, as they stood when a write was about to be done, or had just been. */
export type Moment = { name: string; dataDir: string; putBack: () => void };

/**
 * What a process that is killed at any write leaves behind: at each of them, before the provider does it and after, the
 * program's directory is copied as it lies on the disk, and both accounts are noted down.
 */
export function noteMoments(world: World, dataDir: string): Moment[] {
  const moments: Moment[] = [];
  for (const host of [world.elevenLabs, world.twilio]) {
    host.watch = ({ when, seen, isWrite }) => {
      if (!isWrite) return;
      const copy = temporaryDirectory();
      cpSync(dataDir, copy, { recursive: true });
      const nr = String(Math.floor(moments.length / 2) + 1).padStart(2, '0');
      moments.push({ name: `${nr} ${when} ${seen.method} ${seen.path}`, dataDir: copy, putBack: noted(world) });
    };
  }
  return moments;
}

export function stopNoting({ elevenLabs, twilio }: World): void {
  elevenLabs.watch = () => undefined;
  twilio.watch = () => undefined;
}

function noted({ elevenLabs, twilio }: World): () => void {
  const { agents, engines, numbers, webhooks, tools, secrets, conversations, settings } = elevenLabs.state;
  const { lines, flows, calls } = twilio.state;
  const here = [agents, engines, numbers, webhooks, tools, secrets, conversations];
  const back = [...here, lines, flows, calls].map(putBackOf);
  const set = structuredClone(settings);
  return () => {
    back.forEach((put) => put());
    elevenLabs.state.settings = structuredClone(set);
  };
}

function putBackOf(map: Map<string, unknown>): () => void {
  const entries = structuredClone([...map]);
  return () => {
    map.clear();
    for (const [key, value] of structuredClone(entries)) map.set(key, value);
  };
}

/** Both accounts without what differs from run to run: ids are told by what they name, and secrets are not told. */
export function shapeOf(world: World): unknown {
  const { elevenLabs, twilio } = world;
  return withoutIds(world, [elevenLabs.account(), twilio.account()]);
}

/**
 * What a program in this directory goes by when it takes everything back: both accounts, and its journal. Two that are
 * the same take back the same way.
 */
export function wayBackOf(world: World, dataDir: string): string {
  const { key } = loadMasterKey({ dataDir, configured: undefined, mayCreate: false });
  const db = new Database(join(dataDir, 'linekeeper.db'), { readonly: true });
  try {
    const connect = createConnectStore(db);
    const journal = createConnectJournal({ stores: { connect }, box: createSecretBox(key) });
    const entries = connect.scopes().map((scope) => journal.entries(scope));
    return JSON.stringify(withoutIds(world, [world.elevenLabs.account(), world.twilio.account(), entries]));
  } finally {
    db.close();
  }
}

function withoutIds({ elevenLabs, twilio }: World, told: unknown): unknown {
  const { webhooks, tools, secrets, numbers, agents, engines } = elevenLabs.state;
  const names: [string, string][] = [
    ...[...webhooks.values()].map(({ id, name }): [string, string] => [id, `webhook ${name}`]),
    ...[...secrets.values()].map(({ id, name }): [string, string] => [id, `secret ${name}`]),
    ...[...tools].map(([id, tool]): [string, string] => [id, `tool ${JSON.stringify(tool['tool_config']).length}`]),
    ...[...numbers.values()].map(({ id, number }): [string, string] => [id, `number ${number}`]),
    ...[...twilio.state.flows.values()].map(({ sid, name }): [string, string] => [sid, `flow ${name}`]),
    ...[...agents.keys()].map((id): [string, string] => [id, `agent`]),
    ...[...engines.keys()].map((id): [string, string] => [id, `engine`]),
  ];
  const values = [...secrets.values()].map(({ value }): [string, string] => [value, 'a value']);
  let text = JSON.stringify(told);
  for (const [id, name] of [...names, ...values]) text = text.replaceAll(id, name);
  return JSON.parse(text) as unknown;
}
