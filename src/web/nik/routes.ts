import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type NikFields, readNikForm, type Slips } from '../../conversation/nik-form.ts';
import type { Named, Ports, Proof } from '../../conversation/ports.ts';
import { say } from '../../language/texts.ts';
import type { Numbered, OpenLink } from '../../store/nik-links-page.ts';
import { secret } from './headers.ts';
import { formPage, gonePage, numberPage, tooManyPage } from './pages.ts';

/** What the page for a NIK asks of the application. `mayAsk` counts a request of a network and tells whether it is one too many. */
export type NikPage = Pick<Ports, 'now' | 'today' | 'indexOf'> & {
  networkOf(context: Context): string;
  mayAsk(network: string): Promise<boolean>;
  find(token: string): Promise<OpenLink | undefined>;
  tell(link: OpenLink, told: { named: Named; proof: Proof; network: string }): Promise<Numbered>;
  notice: string | undefined;
};

const LARGEST_BODY = 8 * 1_024;
const RETRY_AFTER_S = 60;

/** 128 bits in base64url, as `newLink` writes them. */
const TOKEN = /^[\w-]{22}$/;

const empty: NikFields = { nik: '', proof: '', code: '', sure: '' };

/** What cannot be read as a form has no fields; one that is too large, or was cut off, is no such thing. */
const noForm = (error: unknown): Record<string, never> => {
  if (error instanceof TypeError) return {};
  throw error;
};

async function readFields(context: Context): Promise<NikFields> {
  const body: Record<string, unknown> = await context.req.parseBody().catch(noForm);
  const told = (name: keyof NikFields): string => (typeof body[name] === 'string' ? body[name] : '');
  return { nik: told('nik'), proof: told('proof'), code: told('code'), sure: told('sure') };
}

const tooMany = (page: NikPage, context: Context) => {
  context.header('retry-after', String(RETRY_AFTER_S));
  return context.html(tooManyPage(page.notice), 429);
};

const gone = (page: NikPage, context: Context) => context.html(gonePage(page.notice), 410);

type Found = { link: OpenLink; network: string };

/** The link of this address, where it can be filled in; else the answer to give. Changes nothing but the count of the network. */
async function found(page: NikPage, context: Context): Promise<Found | Response> {
  const network = page.networkOf(context);
  if (!(await page.mayAsk(network))) return tooMany(page, context);
  const token = context.req.param('token') ?? '';
  const link = TOKEN.test(token) ? await page.find(token) : undefined;
  return link ? { link, network } : gone(page, context);
}

async function look(page: NikPage, context: Context): Promise<Response> {
  const one = await found(page, context);
  if (one instanceof Response) return one;
  return context.html(formPage({ link: one.link, now: page.now(), fields: empty, slips: {} }, page.notice));
}

async function take(page: NikPage, context: Context): Promise<Response> {
  const one = await found(page, context);
  if (one instanceof Response) return one;
  const fields = await readFields(context);
  const again = (state: { slips: Slips; alert?: ReturnType<typeof say> }, sure = fields.sure) =>
    formPage({ link: one.link, now: page.now(), fields: { ...fields, sure }, ...state }, page.notice);
  const form = readNikForm(fields, page);
  if (!form.ok) return context.html(again(form, form.sure), 422);
  const told = await page.tell(one.link, { ...form, network: one.network });
  if (told.ok) return context.html(numberPage(one.link, told.number, told.until, page.notice));
  if (told.why === 'gone') return gone(page, context);
  return context.html(again({ slips: {}, alert: say('nikPage.wait', { until: told.until.toISOString() }) }), 429);
}

/** The routes under `/nik`: a look changes nothing, what is sent spends the link. */
export function nikRoutes(page: NikPage): Hono {
  const routes = new Hono();
  routes.use(secret);
  routes.get('/:token', (context) => look(page, context));
  routes.post('/:token', bodyLimit({ maxSize: LARGEST_BODY }), (context) => take(page, context));
  return routes;
}
