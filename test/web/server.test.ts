import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Gauge } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLog } from '../../src/log.ts';
import { openMetrics } from '../../src/web/metrics.ts';
import type { Readiness } from '../../src/web/operation.ts';
import { openServer } from '../../src/web/server.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function open({
  ready = async (): Promise<Readiness> => ({ problems: [], warnings: [] }),
  port = 0,
  host = '127.0.0.1',
  graceMs = 3_000,
} = {}) {
  const lines: string[] = [];
  const to = new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  });
  const metrics = openMetrics();
  const server = await openServer({ host, port, log: openLog('info', to), ready, metrics }, graceMs);
  onTestFinished(server.stop);
  const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  return { ...server, ask, lines, metrics };
}

const routes = (add: (routes: Hono) => void): Hono => {
  const made = new Hono();
  add(made);
  return made;
};

describe('the server', () => {
  it('answers at the address that it tells', async () => {
    const { url, ask } = await open();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask('/health/live')).status).toBe(200);
  });

  it('names the port and another one when the port is used', async () => {
    const { url } = await open();
    const port = Number(new URL(url).port);
    const used = { code: 'port-in-use', values: { port, free: port + 1 } };
    await expect(open({ port })).rejects.toMatchObject(used);
  });

  it.each([
    ['no address of this machine', '192.0.2.1', 'host-not-here'],
    ['a name that nobody knows', 'nowhere.invalid', 'host-unknown'],
  ])('names a host that is %s', async (_, host, code) => {
    await expect(open({ host })).rejects.toMatchObject({ code, values: { host } });
  });

  it('answers under what is mounted after it has answered before', async () => {
    const { ask, mount } = await open();
    expect((await ask('/late/page')).status).toBe(404);
    mount(
      '/late',
      routes((late) => late.get('/page', (context) => context.text('here'))),
    );
    expect(await (await ask('/late/page')).text()).toBe('here');
    expect((await ask('/late/page/')).status).toBe(200);
    expect((await ask('/health/live')).status).toBe(200);
  });

  it('says kindly that there is no such page', async () => {
    const { ask } = await open();
    const response = await ask('/nothing/1571015708900000');
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('Halaman tidak ditemukan');
    expect(page).not.toContain('1571015708900000');
  });

  it('gives an error a reference that the log has too, and tells nobody its message', async () => {
    const { ask, mount, lines } = await open();
    const fail = () => {
      throw new Error('Siti 1571015708900000');
    };
    mount(
      '/fail',
      routes((failing) => failing.get('/', fail)),
    );
    const response = await ask('/fail');
    const page = await response.text();
    const reference = /kode ([0-9a-f]{8})/.exec(page)?.[1];
    expect(response.status).toBe(500);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'request failed', reference, error: { type: 'Error' } },
    ]);
    expect(page + lines.join('')).not.toMatch(/Siti|1571015708900000/);
  });

  it('protects and does not keep any page, the failing ones included', async () => {
    const { ask } = await open();
    for (const path of ['/health/live', '/nothing']) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('keeps a page that says so', async () => {
    const { ask } = await open();
    expect((await ask('/page.css')).headers.get('cache-control')).toBe('max-age=3600');
  });
});

describe('readiness', () => {
  it('is 200 with warnings when there is no problem', async () => {
    const { ask } = await open({ ready: async () => ({ problems: [], warnings: ['telegram: away'] }) });
    const response = await ask('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', warnings: ['telegram: away'] });
  });

  it('is 503 with every problem', async () => {
    const ready = async () => ({ problems: ['database: no connection', 'queue: not started'], warnings: [] });
    const response = await (await open({ ready })).ask('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', ...(await ready()) });
  });

  it('takes no answer within two seconds for a problem', async () => {
    const { ask } = await open({ ready: () => new Promise<Readiness>(() => {}) });
    const began = performance.now();
    const response = await ask('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ problems: ['no answer within 2000 ms'] });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('takes a check that throws for a problem, without its message', async () => {
    const ready = () => Promise.reject(new Error('password=geheim'));
    const { ask, lines } = await open({ ready });
    const response = await ask('/health/ready');
    expect(response.status).toBe(503);
    expect((await response.text()) + lines.join('')).not.toContain('geheim');
    expect(lines).toHaveLength(1);
  });
});

describe('measures', () => {
  it('count requests by route, not by path', async () => {
    const { ask, mount } = await open();
    mount(
      '/people',
      routes((people) => people.get('/:id', (context) => context.text(''))),
    );
    await ask('/people/1571015708900000');
    await ask('/people/2');
    await ask('/nothing');
    const text = await (await ask('/metrics')).text();
    expect(text).toContain('http_requests_total{method="GET",route="/people/:id",status="200"} 2');
    expect(text).toContain('http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain('http_request_seconds_count{method="GET",route="/people/:id",status="200"} 2');
    expect(text).not.toContain('1571015708900000');
  });

  it('hold those of the process and those that others register', async () => {
    const { ask, metrics } = await open();
    new Gauge({ name: 'rows_waiting', help: 'x', registers: [metrics.registry] }).set(7);
    const response = await ask('/metrics');
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain('rows_waiting 7');
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('a stop', () => {
  it('waits for what is being answered, and takes no new connection', async () => {
    const { ask, mount, stop, url } = await open();
    mount(
      '/slow',
      routes((slow) => slow.get('/', (context) => wait(400).then(() => context.text('done')))),
    );
    const answer = ask('/slow');
    await wait(100);
    const stopped = stop();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    expect(await (await answer).text()).toBe('done');
    await stopped;
  });

  it('waits no longer than its patience', async () => {
    const { ask, mount, stop } = await open({ graceMs: 300 });
    mount(
      '/never',
      routes((never) => never.get('/', () => new Promise<Response>(() => {}))),
    );
    const answer = ask('/never').catch(() => 'cut');
    await wait(100);
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await answer).toBe('cut');
  });

  it('ends streams at once', async () => {
    const { ask, mount, stop } = await open();
    const forever = routes((made) =>
      made.get('/', (context) =>
        streamSSE(context, async (stream) => {
          await stream.writeSSE({ data: 'begin' });
          await new Promise((resolve) => stream.onAbort(() => resolve(null)));
        }),
      ),
    );
    mount('/stream', forever);
    const body = (await ask('/stream')).text().catch(() => 'cut');
    await wait(100);
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await body).toBe('cut');
  });

  it('is not held up by a connection that asks nothing, and may be asked for twice', async () => {
    const { url, stop } = await open();
    const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    await new Promise((resolve) => idle.once('connect', resolve));
    const began = performance.now();
    await Promise.all([stop(), stop()]);
    expect(performance.now() - began).toBeLessThan(1_000);
    idle.destroy();
  });
});
