/** The room on a sheet of A4 across, inside its margins, in CSS pixels: 281 by 194 millimetres. */
const sheet = { width: 1062, height: 733 };
/** Smaller type than this nobody reads at a table: then it takes a second sheet. */
const leastZoom = 0.62;
/** A wider line wraps later, so the first guess is too small: from there it grows in steps. */
const step = 0.02;

/**
 * Shrinks what has to stand on one sheet, as far as it needs and no further. Called when the browser is about to print, before it
 * lays the paper out: the rules for paper are switched on for a moment, the height is measured on the width of the sheet, and all is
 * put back.
 */
export function fitPaper(document: Document, selector: string): void {
  const content = document.querySelector<HTMLElement>(selector);
  if (content === null) return;
  content.style.removeProperty('zoom');
  const back = showAsPaper(document);
  const { body } = document;
  body.style.width = `${String(sheet.width)}px`;
  const heightAt = (zoom: number): number => {
    content.style.setProperty('zoom', String(zoom));
    return body.scrollHeight;
  };
  let zoom = 1;
  const whole = heightAt(1);
  if (whole > sheet.height) {
    zoom = Math.max(leastZoom, (sheet.height / whole) * 0.98);
    while (zoom + step < 1 && heightAt(zoom + step) <= sheet.height - 2) zoom += step;
    while (zoom - step > leastZoom && heightAt(zoom) > sheet.height - 2) zoom -= step;
  }
  body.style.removeProperty('width');
  back();
  if (zoom < 1) content.style.setProperty('zoom', zoom.toFixed(2));
  else content.style.removeProperty('zoom');
}

/** Takes the shrinking away, when the paper is laid out. */
export function unfitPaper(document: Document, selector: string): void {
  document.querySelector<HTMLElement>(selector)?.style.removeProperty('zoom');
}

/** Makes the rules for paper hold on the screen, and those for the screen's width those of the sheet; returns what puts them back. */
function showAsPaper(document: Document): () => void {
  const changed: (readonly [MediaList, string])[] = [];
  const walk = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const before = rule.media.mediaText;
      const after = asOnSheet(before);
      if (after !== before) {
        changed.push([rule.media, before]);
        rule.media.mediaText = after;
      }
      walk(rule.cssRules);
    }
  };
  for (const { cssRules } of document.styleSheets) walk(cssRules);
  return () => {
    for (const [media, before] of changed) media.mediaText = before;
  };
}

/** A rule for paper is for all, one for the screen for none; one that asks for a width is answered for the width of the sheet. */
function asOnSheet(media: string): string {
  if (media === 'print') return 'all';
  if (media.startsWith('screen')) return 'not all';
  const most = /^\(max-width: ([\d.]+)rem\)$/.exec(media)?.[1];
  if (most !== undefined) return sheet.width <= Number(most) * 16 ? 'all' : 'not all';
  return media;
}
