import type { Location } from '@angular/common';

/**
 * The key that a link carries after its `#`, which no server and no log sees. It is taken out of the address bar, so that it stays in
 * no history. Null without one.
 */
export function takeKey(location: Location): string | null {
  const [path = '', key = ''] = location.path(true).split('#');
  if (key === '') return null;
  location.replaceState(path);
  return key;
}
