import { statusOf, webhookBody } from './bodies.ts';
import { type PersonSide, personSide } from './person.ts';
import { openDoor } from './server.ts';
import type { Approved, Fault, Obj, Somebody } from './types.ts';
import { type Hook, openHook } from './webhook.ts';
import type { World } from './world.ts';

export { contactOf, messageOf, statusOf, webhookBody } from './bodies.ts';
export type { PersonSide } from './person.ts';
export type { Approved, Shown } from './types.ts';
export { escaped, signed } from './webhook.ts';

/** What became of a message, with Meta's code where it failed. */
export type Report = { status: string; code?: number };

/** A number of ours at Meta, over real HTTP: every rule that we rely on, with Meta's page of it as source. */
export type GraphApi = {
  root: string;
  hook: Hook;
  calls: World['calls'];
  person(about: { phone?: string; userId?: string; name?: string }): PersonSide;
  approve(...templates: Approved[]): void;
  /** No template is approved any more. */
  withdraw(): void;
  fail(fault: Fault): void;
  /** From now on each message is reported so, in this order and without a wait. */
  report: { statuses: Report[] };
  /** Tells what became of a message that a person sees. */
  reportOn(personId: string, messageId: string, ...reports: Report[]): Promise<void>;
  token(value: string): void;
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
};

/** As what the number is known, and when it is there. */
export type Known = { token: string; phoneId: string; secret: string; now?: () => number; retryMs?: number };

/** Opens a Graph API server on a port of its own. */
export async function openGraphApi({ token, phoneId, secret, now = Date.now, retryMs = 20 }: Known): Promise<GraphApi> {
  const hook = openHook(secret, retryMs);
  const report: GraphApi['report'] = { statuses: [] };
  const bringStatuses = (somebody: Somebody, shown: { id: string; tag?: string }, reports: Report[]) =>
    Promise.all(
      reports.map((one) =>
        hook.bring(webhookBody(phoneId, { statuses: [statusOf(somebody, shown, now(), one)] as Obj[] })),
      ),
    );
  const world: World = {
    ...{ token, phoneId, now, people: new Map(), templates: [], faults: [], calls: [] },
    onShown: (somebody, shown) => void bringStatuses(somebody, shown, report.statuses),
  };
  let door = await openDoor(world, 0);
  const { port } = door;
  return {
    root: `http://127.0.0.1:${port}`,
    hook,
    calls: world.calls,
    report,
    person({ phone, userId, name = 'Siti' }) {
      const id = phone ?? userId!;
      const somebody: Somebody = {
        ...{ id, name, away: false, shown: [], lately: [] },
        ...(phone && { phone }),
        ...(userId && { userId }),
      };
      world.people.set(id, somebody);
      return personSide(world, hook, somebody);
    },
    approve: (...templates) => void world.templates.push(...templates),
    withdraw: () => void world.templates.splice(0),
    fail: (fault) => void world.faults.push(fault),
    async reportOn(personId, messageId, ...reports) {
      const somebody = world.people.get(personId)!;
      await bringStatuses(somebody, somebody.shown.find(({ id }) => id === messageId)!, reports);
    },
    token(value) {
      world.token = value;
    },
    down: () => door.close(),
    async up() {
      door = await openDoor(world, port);
    },
    async stop() {
      hook.stop();
      await door.close();
    },
  };
}
