// npm start: dependencies, pages, then the server, which says when it is ready.
import { buildApp } from './build-app.mjs';
import { ensureReady, fail } from './ensure-ready.mjs';
import { runToEnd } from './run-to-end.mjs';

try {
  const node = await ensureReady();
  await buildApp(node);
  process.exitCode = await runToEnd(node, 'src/server/main.ts', process.argv.slice(2));
} catch (error) {
  fail(error);
}
