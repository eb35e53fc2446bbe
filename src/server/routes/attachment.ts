/**
 * The header that has an answer saved under a name, after RFC 6266: a plain name for old readers, the whole one for the rest.
 * Whatever is no plain letter, digit, dot, dash or underline becomes a dash in the plain one.
 */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
