// A private PostgreSQL for the tests: its own folder, its own port on loopback, stopped and removed at the end.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canInstallPackages, commandOnPath, installPackage } from './debian-package.mjs';

function debianBinaries() {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(folder, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

function findBinaries() {
  const initdb = commandOnPath(['initdb']);
  return initdb === undefined ? debianBinaries() : dirname(initdb);
}

/** PostgreSQL refuses to run as root; then it runs as the user postgres, who comes with the package. */
function userToRunAs() {
  if (process.getuid?.() !== 0) return {};
  const number = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  const uid = number('-u');
  return Number.isInteger(uid) && uid > 0 ? { uid, gid: number('-g') } : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const nothingToStop = async () => undefined;

/**
 * `{ url, how, stop }`, or `{ reason }` when no PostgreSQL can be had. TEST_DATABASE_URL comes first; then the binaries
 * at hand; then Debian's package, when we are root there.
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, how: 'TEST_DATABASE_URL', stop: nothingToStop };
  let bin = findBinaries();
  if (bin === undefined && canInstallPackages() && (await installPackage('postgresql'))) bin = findBinaries();
  if (bin === undefined) {
    return { reason: 'no PostgreSQL here; install it (Debian: apt-get install postgresql) or set TEST_DATABASE_URL' };
  }
  const user = userToRunAs();
  if (user === undefined) return { reason: 'we are root and there is no user postgres to run PostgreSQL as' };

  const folder = mkdtempSync(join(tmpdir(), 'common-measure-postgres-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '-N'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    remove();
    return { reason: `initdb failed: ${made.stderr || made.error?.message}` };
  }
  const port = await freePort();
  const settings = [
    `listen_addresses=127.0.0.1`,
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=60',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise((resolve) => {
    const read = (chunk) => {
      said = (said + chunk).slice(-4000);
      if (said.includes('ready to accept connections')) resolve(true);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', () => resolve(false));
    server.once('close', () => resolve(false));
  });
  const closed = new Promise((resolve) => server.once('close', resolve));
  if (!(await ready)) {
    remove();
    return { reason: `PostgreSQL did not start: ${said}` };
  }
  let stopping;
  const stop = () => {
    // SIGINT is PostgreSQL's fast shutdown: open sessions are ended, nothing is waited for.
    stopping ??= (async () => {
      server.kill('SIGINT');
      await closed;
      remove();
    })();
    return stopping;
  };
  const version = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, how: version, stop };
}
