/** The value of a cookie that scripts may read, under either of its names; null without one. By https the names begin with `__Host-`. */
export function readCookie(name: string, cookies: string): string | null {
  for (const part of cookies.split(';')) {
    const [key = '', value = ''] = part.trim().split('=');
    if ((key === name || key === `__Host-${name}`) && value !== '') return value;
  }
  return null;
}

/** Whether it is worth asking who is signed in: a public page asks nothing for whoever is not. */
export function seemsSignedIn(cookies: string): boolean {
  return readCookie('signed-in', cookies) !== null;
}
