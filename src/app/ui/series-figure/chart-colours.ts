/** Colours as the browser resolved them, for a canvas. */
export type ChartColours = {
  readonly ink: string;
  readonly soft: string;
  readonly paper: string;
  readonly rule: string;
  readonly accent: string;
  readonly whole: string;
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly fourth: string;
  readonly fifth: string;
  readonly rest: string;
  readonly comparator: string;
  readonly band: string;
  readonly windowBefore: string;
  readonly windowAfter: string;
  readonly font: string;
};

/** Reads the palette where `host` stands: light or dark, or the system's own in forced colours. */
export function readChartColours(host: HTMLElement): ChartColours {
  const probe = host.ownerDocument.createElement('span');
  // Reduced motion gives every element a short transition; in one, a colour just set still reads as the one before.
  probe.style.setProperty('transition', 'none', 'important');
  host.append(probe);
  const resolve = (name: string, forced: string): string => {
    probe.style.setProperty('color', isForced ? forced : `var(${name})`);
    return getComputedStyle(probe).color;
  };
  const isForced = matchMedia('(forced-colors: active)').matches;
  const colours = {
    ink: resolve('--cm-ink', 'CanvasText'),
    soft: resolve('--cm-ink-soft', 'CanvasText'),
    paper: resolve('--cm-paper', 'Canvas'),
    rule: resolve('--cm-rule', 'GrayText'),
    accent: resolve('--cm-accent', 'Highlight'),
    whole: resolve('--cm-ink', 'CanvasText'),
    first: resolve('--cm-line-first', 'LinkText'),
    second: resolve('--cm-line-second', 'CanvasText'),
    third: resolve('--cm-line-third', 'CanvasText'),
    fourth: resolve('--cm-line-fourth', 'LinkText'),
    fifth: resolve('--cm-line-fifth', 'GrayText'),
    rest: resolve('--cm-line-rest', 'GrayText'),
    comparator: resolve('--cm-line-rest', 'GrayText'),
    band: resolve('--cm-band', 'GrayText'),
    windowBefore: resolve('--cm-window-before', 'Canvas'),
    windowAfter: resolve('--cm-window-after', 'Canvas'),
    font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return colours;
}
