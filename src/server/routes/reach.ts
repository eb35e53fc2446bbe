/** Who can reach the server, and how: what the settings come to, checked once. */
export interface Reach {
  /**
   * `loopback`: this computer, in the clear. `tls`: the server encrypts. `proxy`: a proxy in front encrypts, and nobody else may speak to
   * the server.
   */
  readonly kind: 'loopback' | 'tls' | 'proxy';
  /** Whether people reach it by https: decides names and flags of cookies. */
  readonly isSecure: boolean;
  /** What people type, as `https://measure.example.org`, without a slash at the end; null when no setting says so. */
  readonly publicUrl: string | null;
  /** Names and addresses it answers to, without a port, in small letters; IPv6 in brackets. */
  readonly names: readonly string[];
  /** HSTS: only for a name, never for an address. */
  readonly isNamed: boolean;
  /** Certificate and key as PEM, for `tls`. */
  readonly tls: { readonly cert: string; readonly key: string; readonly expires: string } | null;
  /** Addresses and ranges of the proxy, for `proxy`. */
  readonly trustProxy: readonly string[];
}

/** This computer alone, in the clear: how an evaluation is reached. */
export const LOOPBACK: Reach = Object.freeze({
  kind: 'loopback',
  isSecure: false,
  publicUrl: null,
  names: ['localhost', '127.0.0.1', '[::1]'],
  isNamed: false,
  tls: null,
  trustProxy: [],
});
