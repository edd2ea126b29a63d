import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { visitorOf } from '../../src/web/visitor.ts';

/** Asks as if the connection came from `peer`. */
async function seen(
  trustProxy: number | undefined,
  peer: string,
  headers: Record<string, string> = {},
  url = 'http://x/',
) {
  const routes = new Hono();
  const visitor = trustProxy === undefined ? visitorOf() : visitorOf(trustProxy);
  routes.get('/', (context) => context.json(visitor(context)));
  const response = await routes.request(url, { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return response.json();
}

describe('who asks', () => {
  it('is the peer, whatever it writes into headers, when no proxy is named', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' };
    expect(await seen(undefined, '203.0.113.7', headers)).toEqual({ network: '203.0.113.0/24', secure: false });
  });

  it('is whom the one proxy heard, not what the visitor wrote before it', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.1, 198.51.100.1', 'x-forwarded-proto': 'https' };
    expect(await seen(1, '10.0.0.1', headers)).toEqual({ network: '198.51.100.0/24', secure: true });
  });

  it('is whom the outer of two proxies heard', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.1, 198.51.100.1, 10.0.0.2' };
    expect(await seen(2, '10.0.0.1', headers)).toEqual({ network: '198.51.100.0/24', secure: false });
  });

  it('is the nearest that is known when the header is shorter than it should be', async () => {
    expect(await seen(2, '10.0.0.1', { 'x-forwarded-for': '198.51.100.1' })).toMatchObject({
      network: '198.51.100.0/24',
    });
    expect(await seen(1, '203.0.113.7')).toMatchObject({ network: '203.0.113.0/24' });
  });

  it('came encrypted when our own connection is', async () => {
    expect(await seen(0, '203.0.113.7', {}, 'https://x/')).toMatchObject({ secure: true });
  });
});
