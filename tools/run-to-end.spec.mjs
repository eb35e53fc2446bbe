import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure-ready.mjs';

/** A program that counts the interruptions it hears, and ends 300 ms after the first. */
const counting = `
let heard = 0;
process.on('SIGINT', () => {
  heard += 1;
  if (heard === 1) setTimeout(() => { console.log('heard ' + heard); process.exit(7); }, 300);
});
setInterval(() => {}, 1000);
console.log('ready');
`;

function startsAndStops(folder) {
  writeFileSync(join(folder, 'counting.mjs'), counting);
  const runToEnd = pathToFileURL(join(root, 'tools', 'run-to-end.mjs')).href;
  const starter = `import { runToEnd } from ${JSON.stringify(runToEnd)};
process.exitCode = await runToEnd(process.execPath, ${JSON.stringify(join(folder, 'counting.mjs'))}, []);`;
  writeFileSync(join(folder, 'starter.mjs'), starter);
  // Its own group stands for the terminal's: Ctrl-C goes to everyone in it.
  const child = spawn(process.execPath, [join(folder, 'starter.mjs')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => {
    let said = '';
    let interruptedAt = 0;
    child.stdout.on('data', (data) => {
      said += data;
      if (interruptedAt === 0 && said.includes('ready')) {
        interruptedAt = Date.now();
        process.kill(-child.pid, 'SIGINT');
      }
    });
    child.once('close', (code) => resolve({ code, said, took: Date.now() - interruptedAt }));
  });
}

describe('Running the server from npm start', () => {
  let folder;

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache', 'run-to-end-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('passes Ctrl-C on once, waits for a clean end and ends with the same code', async () => {
    if (process.platform === 'win32') {
      pending('a terminal of Windows sends Ctrl-C to the server itself');
      return;
    }
    const { code, said } = await startsAndStops(folder);
    expect(said).toContain('heard 1');
    expect(code).toBe(7);
  });

  it('ends the program when npm is gone and only its shell is left', async () => {
    if (process.platform !== 'linux') {
      pending('only Linux says who the parent of another process is');
      return;
    }
    writeFileSync(join(folder, 'staying.mjs'), "setInterval(() => {}, 1000);\nconsole.log('here ' + process.pid);");
    const runToEnd = pathToFileURL(join(root, 'tools', 'run-to-end.mjs')).href;
    writeFileSync(
      join(folder, 'start-staying.mjs'),
      `import { runToEnd } from ${JSON.stringify(runToEnd)};
process.exitCode = await runToEnd(process.execPath, ${JSON.stringify(join(folder, 'staying.mjs'))}, []);`,
    );
    // As npm does it: a process, a shell that waits, and the script.
    writeFileSync(
      join(folder, 'like-npm.mjs'),
      `import { spawn } from 'node:child_process';
spawn('sh', ['-c', '"$0" "$1"; true', process.execPath, ${JSON.stringify(join(folder, 'start-staying.mjs'))}], { stdio: 'inherit' });`,
    );
    const npm = spawn(process.execPath, [join(folder, 'like-npm.mjs')], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise((resolve) => {
      let said = '';
      npm.stdout.on('data', (data) => {
        said += data;
        const here = /here (\d+)/.exec(said);
        if (here !== null) resolve(Number(here[1]));
      });
    });
    npm.kill('SIGKILL');
    await new Promise((resolve) => npm.stdout.once('close', resolve));
    expect(() => process.kill(pid, 0)).toThrowError(/ESRCH/);
  });
});
