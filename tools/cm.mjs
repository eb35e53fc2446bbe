// npm run --silent cm -- <command>: nothing but the command's own output reaches stdout.
import { ensureReady, fail } from './ensure-ready.mjs';
import { runToEnd } from './run-to-end.mjs';

try {
  const node = await ensureReady();
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await runToEnd(node, 'src/server/cli.ts', process.argv.slice(2), { INIT_CWD: typedIn });
} catch (error) {
  fail(error);
}
