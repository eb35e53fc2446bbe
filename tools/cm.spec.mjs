import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-ready.mjs';

/** Stands for npm: talks on both outputs as npm does, and brings the packages that are installed already. */
const talkativeNpm = `
import { symlinkSync } from 'node:fs';
console.log('added 771 packages in 29s');
console.error('npm warn deprecated something');
symlinkSync(${JSON.stringify(join(root, 'node_modules'))}, 'node_modules', 'junction');
`;

describe('The command line', () => {
  let folder;

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache', 'clean-copy-'));
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tools', 'src', 'catalogue', 'data']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    writeFileSync(join(folder, 'talkative-npm.mjs'), talkativeNpm);
    // The name npm gives its own script ends in .js; the installer takes no other for npm.
    writeFileSync(join(folder, 'npm-cli.js'), `import './talkative-npm.mjs';\n`);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('from a clean copy installs first, and prints nothing on stdout but its own JSON', () => {
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    const words = ['analyse', '--catalogue', 'catalogue', '--as-of', '2018-03-31', '--format', 'json'];
    const answer = spawnSync(process.execPath, ['tools/cm.mjs', ...words], {
      cwd: folder,
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), INIT_CWD: folder },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(answer.stderr).toContain('added 771 packages');
    expect(answer.status).toBe(0);
    expect(() => JSON.parse(answer.stdout)).not.toThrow();
  }, 120_000);
});
