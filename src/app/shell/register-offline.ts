const path = '/service-worker.js';

/** The browser's guard against scripts from texts, where it has one. */
type ScriptGuard = {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
};

/** Lets pages already seen be read without a network. Called when the first page is there, so that nothing waits for it. */
export async function registerOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
  const { serviceWorker } = navigator;
  const tell = (read: readonly PerformanceEntry[]): void => {
    serviceWorker.controller?.postMessage(read.map(({ name }) => name));
  };
  // The first worker, and that of a new build, have kept nothing yet.
  serviceWorker.addEventListener('controllerchange', () => {
    tell(performance.getEntriesByType('resource').filter(isAnswer));
  });
  // An answer may still be on its way past the worker when the worker comes.
  new PerformanceObserver((list) => {
    const past = list.getEntries().filter((entry) => isAnswer(entry) && isPastWorker(entry));
    if (past.length > 0) tell(past);
  }).observe({ type: 'resource' });
  // A browser that keeps nothing, as in a private window, reads everything but offline.
  await serviceWorker.register(trusted()).catch(() => null);
}

function isAnswer({ name }: PerformanceEntry): boolean {
  return new URL(name).pathname.startsWith('/api/');
}

function isPastWorker(entry: PerformanceEntry): boolean {
  return entry instanceof PerformanceResourceTiming && entry.workerStart === 0;
}

/** The one script address that the page may name by text. */
function trusted(): string {
  const { trustedTypes: guard } = globalThis as { readonly trustedTypes?: ScriptGuard };
  if (guard === undefined) return path;
  return guard
    .createPolicy('common-measure#offline', { createScriptURL: (address) => (address === path ? address : '') })
    .createScriptURL(path);
}
