import { isIP } from 'node:net';

/** `1.2.3.4:5678`, `[2001:db8::1]:443`, `fe80::1%eth0`: some proxies write ports and zones, neither says who somebody is. */
const bare = (address: string): string => {
  const trimmed = address.trim();
  const inner = /^\[(.+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  return inner.replace(/%.*$/, '');
};

const pair = (high: string, low: string): string => ((Number(high) << 8) | Number(low)).toString(16);

/** The eight groups of an IPv6 address; a dotted end becomes two of them. */
function groups(address: string): number[] {
  const dotted = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${pair(a, b)}:${pair(c, d)}`);
  const [head = [], tail] = dotted.split('::').map((half) => (half ? half.split(':') : []));
  const zeros = tail ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  return [...head, ...zeros, ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}

const cutV4 = (parts: (string | number)[]): string => `${parts.slice(0, 3).join('.')}.0/24`;

/**
 * The network of an address, as limits on public pages count it: the /24 of an IPv4 address (also one mapped into IPv6), the
 * /56 of an IPv6 address, which is what one household usually gets. Anything else is `unknown`: they share one limit.
 */
export function networkOf(address: string): string {
  const clean = bare(address);
  if (isIP(clean) === 4) return cutV4(clean.split('.'));
  if (isIP(clean) !== 6) return 'unknown';
  const parts = groups(clean);
  const mapped = parts.slice(0, 5).every((part) => part === 0) && parts[5] === 0xffff;
  if (mapped) return cutV4([parts[6]! >> 8, parts[6]! & 0xff, parts[7]! >> 8]);
  const kept = [parts[0]!, parts[1]!, parts[2]!, parts[3]! & 0xff00];
  return `${kept.map((part) => part.toString(16)).join(':')}::/56`;
}
