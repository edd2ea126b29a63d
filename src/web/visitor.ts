import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { networkOf } from './network.ts';

/** What a page may know of who asks: the network, already cut, and whether the way to us is encrypted. */
export type Visitor = { network: string; secure: boolean };

/**
 * Who asks. `trustProxy` is the number of proxies of ours in front: that many entries of X-Forwarded-For, counted from the
 * end, were written by them, and X-Forwarded-Proto too. With 0 both headers are ignored, as anybody may write them.
 */
export const visitorOf =
  (trustProxy = 0) =>
  (context: Context): Visitor => {
    const forwarded = context.req.header('x-forwarded-for')?.split(',') ?? [];
    const chain = [...forwarded, getConnInfo(context).remote.address ?? ''];
    const nearest = chain[Math.max(0, chain.length - 1 - trustProxy)] ?? '';
    const scheme = context.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
    const secure = new URL(context.req.url).protocol === 'https:' || (trustProxy > 0 && scheme === 'https');
    return { network: networkOf(nearest), secure };
  };
