// Hands the terminal over to one program on the pinned Node and ends as it ends.
import { spawn } from 'node:child_process';
import { environmentFor, root } from './ensure-ready.mjs';

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
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.removeListener(name, pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
