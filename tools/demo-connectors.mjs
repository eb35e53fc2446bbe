// npm run demo-connectors: local servers that speak the formats of outside sources, and the product pointed at them.
import { buildApp } from './build-app.mjs';
import { ensureReady, fail } from './ensure-ready.mjs';
import { runToEnd } from './run-to-end.mjs';

try {
  const node = await ensureReady();
  await buildApp(node);
  process.exitCode = await runToEnd(node, 'tools/demo-connectors/run-demo.ts', process.argv.slice(2));
} catch (error) {
  fail(error);
}
