import { expect, it } from 'vitest';
import { networkOf } from '../../src/web/network.ts';

it.each([
  ['cuts IPv4 to 24 bits', '203.0.113.77', '203.0.113.0/24'],
  ['keeps neighbours together', '203.0.113.1', '203.0.113.0/24'],
  ['tells the next /24 apart', '203.0.114.1', '203.0.114.0/24'],
  ['knows IPv4 mapped into IPv6', '::ffff:203.0.113.77', '203.0.113.0/24'],
  ['knows it in hexadecimal too', '::ffff:cb00:714d', '203.0.113.0/24'],
  ['cuts IPv6 to 56 bits', '2001:db8:1:abcd:1:2:3:4', '2001:db8:1:ab00::/56'],
  ['cuts a shortened IPv6 too', '2001:db8::1', '2001:db8:0:0::/56'],
  ['tells the next /56 apart', '2001:db8:1:acff::1', '2001:db8:1:ac00::/56'],
  ['reads IPv6 with a dotted end', '2001:db8:1:ab01::198.51.100.1', '2001:db8:1:ab00::/56'],
  ['knows the local address', '::1', '0:0:0:0::/56'],
  ['leaves a zone out', 'fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['leaves a port out', '203.0.113.77:4711', '203.0.113.0/24'],
  ['leaves brackets and a port out', '[2001:db8:1:abcd::1]:443', '2001:db8:1:ab00::/56'],
  ['leaves spaces out', ' 203.0.113.77 ', '203.0.113.0/24'],
  ['puts what is no address together', 'nobody', 'unknown'],
  ['puts nothing together with it', '', 'unknown'],
  ['takes no number over 255 for an address', '203.0.113.256', 'unknown'],
])('%s', (_, address, network) => {
  expect(networkOf(address)).toBe(network);
});
