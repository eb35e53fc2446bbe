// Hands the terminal over to one program on the pinned Node and ends as it ends.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { environmentFor, root } from './ensure-ready.mjs';

/** The parent of a process; null where the system does not say. */
function parentOf(pid) {
  try {
    // The name in brackets may hold spaces; what follows it does not: state, then parent.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}

/**
 * Tells once when who started us is gone. npm stands behind a shell, which outlives it when npm alone is told to stop: without this
 * the server would go on unseen and hold its port and its store.
 */
function whenLeftAlone(tell) {
  const shell = process.ppid;
  const starter = process.env.npm_lifecycle_event === undefined ? null : parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (starter === null || parentOf(shell) === starter)) return;
    clearInterval(timer);
    tell();
  }, 100);
  return () => clearInterval(timer);
}

/**
 * Runs `node file ...args` from the repository's folder, passes interruptions on once, and resolves with its exit code.
 * The program stands in a process group of its own: a terminal sends Ctrl-C to a whole group, and the program would
 * otherwise hear it twice and take the second for "at once".
 */
export function runToEnd(node, file, args, extraEnvironment = {}) {
  const ownGroup = process.platform !== 'win32';
  const child = spawn(node, [file, ...args], {
    cwd: root,
    env: environmentFor(node, extraEnvironment),
    stdio: 'inherit',
    detached: ownGroup,
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    if (ownGroup) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  const stopLooking = whenLeftAlone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopLooking();
      for (const name of signals) process.removeListener(name, pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
