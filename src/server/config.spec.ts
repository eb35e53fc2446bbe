import { readConfig } from './config.ts';
import { StartRefused } from './start-refused.ts';

/** What reading the settings is refused with. */
function refusal(environment: Record<string, string>): StartRefused {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartRefused) return error;
  }
  throw new Error('It was not refused.');
}

describe('the settings', () => {
  it('are a loopback address, port 4200 and the embedded store beside the program, unless told otherwise', () => {
    const config = readConfig({});
    expect([config.host, config.port, config.databaseUrl]).toEqual(['127.0.0.1', 4200, null]);
    expect(config.dataDir.endsWith('.data')).toBeTrue();
    expect(Object.isFrozen(config)).toBeTrue();
  });

  it('take a folder from where the command was typed', () => {
    expect(readConfig({ DATA_DIR: 'figures', INIT_CWD: '/somewhere' }).dataDir).toBe('/somewhere/figures');
    expect(readConfig({ DATA_DIR: '/elsewhere/figures', INIT_CWD: '/somewhere' }).dataDir).toBe('/elsewhere/figures');
  });

  for (const host of ['127.0.0.1', 'localhost', '::1', '[::1]']) {
    it(`listen on ${host}`, () => {
      expect(['127.0.0.1', 'localhost', '::1']).toContain(readConfig({ HOST: host }).host);
    });
  }

  for (const host of ['0.0.0.0', '::', '192.168.1.20', 'example.org', '127.0.0.1.example.org', '127.1']) {
    it(`refuse to listen on ${host} without encryption`, () => {
      const refused = refusal({ HOST: host });
      expect(refused.exitCode).toBe(78);
      expect(refused.message).toBe(
        `Refusing to listen on ${host} without encryption: sign-ins and meeting codes would cross the network in the clear. Set TLS_CERT and TLS_KEY; or put a TLS proxy in front and set TRUST_PROXY to its address and PUBLIC_URL to its https address; or leave HOST at 127.0.0.1.`,
      );
    });
  }

  for (const port of ['x', '-1', '65536', '4200.5', '1e3', '4200 ;', '999999']) {
    it(`refuse "${port}" as a port, naming the setting, what was found and what is expected`, () => {
      const refused = refusal({ PORT: port });
      expect(refused.exitCode).toBe(78);
      expect(refused.message).toContain('PORT is "');
      expect(refused.message).toContain('expected a whole number from 0 to 65535');
    });
  }

  for (const address of ['not an address', 'mysql://localhost/x', 'http://localhost']) {
    it(`refuse "${address}" as a database`, () => {
      const refused = refusal({ DATABASE_URL: address });
      expect(refused.exitCode).toBe(78);
      expect(refused.message).toContain('DATABASE_URL');
    });
  }
});
