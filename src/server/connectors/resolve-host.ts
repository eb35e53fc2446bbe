import { lookup } from 'node:dns/promises';

/** Where a host can be reached. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** `http` exists for local servers in tests and demonstrations alone: nothing in the settings leads to it. */
  readonly scheme: 'https' | 'http';
}

/** Looks a host up; every address that it has. */
export type ResolveHost = (host: string) => Promise<readonly Endpoint[]>;

/** The names of the internet, as production asks for them: https on its own port and nothing else. */
export const resolveHost: ResolveHost = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => ({
    address,
    port: 443,
    scheme: 'https',
  }));
