/** Cookies of somebody whose console link was used before the journeys began. */
export function signedInAs(who: string): { name: string; value: string; url: string }[] {
  const known = JSON.parse(process.env['COMMON_MEASURE_COOKIES'] ?? '{}') as Record<
    string,
    { name: string; value: string; url: string }[]
  >;
  const cookies = known[who];
  if (cookies === undefined) throw new Error(`nobody is signed in as ${who}`);
  return cookies;
}

/** A link of the console that nobody has used; it works once. */
export function linkFor(who: string): string {
  const links = JSON.parse(process.env['COMMON_MEASURE_LINKS'] ?? '{}') as Record<string, string>;
  const link = links[who];
  if (link === undefined) throw new Error(`the console shows no link for ${who}`);
  return link;
}

/** Everybody whose console link was used before the journeys began: in a release, every example role. */
export function rolesSignedIn(): string[] {
  return Object.keys(JSON.parse(process.env['COMMON_MEASURE_COOKIES'] ?? '{}') as Record<string, unknown>);
}
