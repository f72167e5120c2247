import { TEST_SECRETS, type TestApp } from '../test-app.ts';

const DAY = [{ open: '09:00', close: '17:00' }];
export const WEEK = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [], 7: [] };

export type Shop = { cut: string; colour: string; maya: string; tom: string };

/** Two who cut, one who colours too; open from nine to five on working days. */
export async function openSalon(app: TestApp, over: Record<string, unknown> = {}): Promise<Shop> {
  const save = async (command: string, given: Record<string, unknown>): Promise<string> => {
    const kept = (await app.execute(command, given)) as { id: string };
    return kept.id;
  };
  await app.execute('businesses.save', {
    ...{ id: 'default', name: 'Salon Marigold', zone: 'Europe/London', region: 'US', trade: 'salon', hours: WEEK },
    ...over,
  });
  const maya = await save('staff.save', { name: 'Maya' });
  const tom = await save('staff.save', { name: 'Tom' });
  const price = (amount: number) => ({ amount, currency: 'GBP' });
  const cut = await save('services.save', {
    ...{ name: 'Haircut', description: 'A classic haircut', category: 'hair', minutes: 60, price: price(5000) },
  });
  const colour = await save('services.save', { name: 'Colour', minutes: 90, price: price(8050), staffIds: [maya] });
  return { cut, colour, maya, tom };
}

export type ToolReply = {
  success: boolean;
  message?: string;
  error?: string;
  code?: string;
  data?: Record<string, unknown> & {
    message?: string;
    slots?: { startTime: string; employeeId: string; spoken: string }[];
    appointment?: Record<string, unknown> & { id: string; startTime: string; status: string };
    appointments?: { id: string }[];
    services?: Record<string, unknown>[];
  };
};

/** A request of the agent's to any of the tool routes, with the secret header. */
export async function ask(app: TestApp, path: string, body?: unknown): Promise<{ status: number; reply: ToolReply }> {
  const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': TEST_SECRETS.tool };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${app.webhookUrl}${path}`, init);
  return { status: response.status, reply: (await response.json()) as ToolReply };
}

/** What the agent's tool answers on the call with this CallSid. */
export async function useTool(app: TestApp, tool: string, callSid: string, given: object = {}): Promise<ToolReply> {
  return (await ask(app, `/tools/${tool}`, { ...given, call_sid: callSid })).reply;
}
