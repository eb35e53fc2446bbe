import { isPublicAddress } from './is-public-address.ts';

describe('an address that may be reached', () => {
  it('lies in the public internet', () => {
    for (const address of ['8.8.8.8', '51.11.0.1', '2606:4700::1111', '2a00:1450:4009::1']) {
      expect(isPublicAddress(address)).withContext(address).toBeTrue();
    }
  });

  it('is not private, local, reserved, or one of these wrapped in IPv6 (case 38)', () => {
    const refused = [
      ...[
        '127.0.0.1',
        '10.0.0.1',
        '172.16.0.1',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
        '224.0.0.1',
      ],
      ...['240.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1'],
      ...['::', '::1', 'fe80::1', 'fd00::1', 'ff02::1', 'fec0::1', '2001:db8::1', '100::1'],
      ...[
        '::ffff:127.0.0.1',
        '::ffff:8.8.8.8',
        '::127.0.0.1',
        '2002:7f00:1::',
        '64:ff9b::7f00:1',
        '64:ff9b:1::a00:1',
        '2001::1',
      ],
      ...['localhost', '', '1', '0x7f.1.', 'example.org'],
    ];
    for (const address of refused) expect(isPublicAddress(address)).withContext(address).toBeFalse();
  });
});
