interface TrustPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: TrustPolicy): TrustPolicy;
}

/** The one policy under which a script's address is trusted; null where the browser asks for none. */
const policy: TrustPolicy | null = makePolicy();

function makePolicy(): TrustPolicy | null {
  const trust: unknown = Reflect.get(globalThis, 'trustedTypes');
  const rules: TrustPolicy = {
    createScriptURL: (address) => {
      if (new URL(address).origin === location.origin) return address;
      throw new TypeError(`A thread runs our own scripts only, not ${address}.`);
    },
  };
  return isTrustedTypes(trust) ? trust.createPolicy('common-measure#worker', rules) : null;
}

function isTrustedTypes(value: unknown): value is TrustedTypes {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

/** A thread of our own script, under a page that trusts no address by itself. */
export class TrustedWorker extends Worker {
  constructor(address: URL, options?: WorkerOptions) {
    super(policy === null ? address.href : policy.createScriptURL(address.href), options);
  }
}
