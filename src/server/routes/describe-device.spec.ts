import { describeDevice } from './describe-device.ts';

describe('the name of a device', () => {
  it('is browser and system, as its owner would say', () => {
    const chrome = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1';
    expect(describeDevice(chrome)).toBe('Chrome on Linux');
    expect(describeDevice(chrome.replace('X11; Linux x64', 'Windows NT 10.0').concat(' Edg/140.0'))).toBe(
      'Edge on Windows',
    );
    expect(describeDevice(phone)).toBe('Safari on iPhone');
    expect(describeDevice('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox on Windows',
    );
  });

  it('says that it is a program where it is no browser', () => {
    expect(describeDevice(undefined)).toBe('A program');
    expect(describeDevice('curl/8.0')).toBe('A program');
  });
});
