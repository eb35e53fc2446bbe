// Installs a Debian package when this is Debian and we are root. Everything it says goes to stderr.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './ensure-ready.mjs';

let listsRead = false;

/** Whether packages of Debian can be installed here. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function aptGet(args) {
  // RUNLEVEL=1 keeps a freshly installed package from starting a service of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return new Promise((resolve) => {
    const child = spawn('/usr/bin/apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const keep = (data) => {
      said = (said + data).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ ok: false, said: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });
}

/** Installs one package; false when that cannot be done, with the reason said on stderr. */
export async function installPackage(name) {
  if (!canInstallPackages()) return false;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`Installing Debian's package ${name}.`);
  const ticker = setInterval(() => say(`  still installing ${name}, ${seconds()} s`), 10_000);
  try {
    if (!listsRead) {
      const lists = await aptGet(['update']);
      if (!lists.ok) say(`  apt-get update failed; going on with the lists at hand.\n${lists.said}`);
      listsRead = true;
    }
    const answer = await aptGet(['install', '--no-install-recommends', name]);
    if (!answer.ok) {
      say(`  ${name} could not be installed:\n${answer.said}`);
      return false;
    }
    say(`  ${name} installed in ${seconds()} s.`);
    return true;
  } finally {
    clearInterval(ticker);
  }
}

/** The first of these commands that stands on the path, as its full path; undefined when none does. */
export function commandOnPath(names) {
  for (const name of names) {
    const answer = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
    const found = answer.status === 0 ? answer.stdout.split(/\r?\n/)[0]?.trim() : undefined;
    if (found) return found;
  }
  return undefined;
}
