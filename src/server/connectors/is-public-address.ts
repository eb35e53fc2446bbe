import ipaddr from 'ipaddr.js';

/**
 * Whether an address lies in the public internet. Private, loopback, link-local (with the metadata services of clouds), multicast,
 * unique-local, carrier-grade shared, unspecified, reserved and documentation addresses do not, nor any address wrapped in IPv6
 * (IPv4-mapped and -compatible, 6to4, NAT64, Teredo). What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return true;
  // Only 2000::/3 is given out to anybody; the rest is wrapped, local or not assigned.
  return parsed.match(ipaddr.parseCIDR('2000::/3'));
}
