/** Does something when the browser has nothing else to do; returns what calls it off. Safari has no idle time to ask for: there it comes a moment later. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act);
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(act, 1_500);
  return () => clearTimeout(timer);
}
