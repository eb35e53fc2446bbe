/** Stroked paths on a grid of 24 for each kind of finding, by its id in a report. */
export const glyphPaths: ReadonlyMap<string, readonly string[]> = new Map([
  // two arrows apart
  ['POLARITY', ['M10 12H2.5M6 8.5 2.5 12 6 15.5', 'M14 12h7.5M18 8.5 21.5 12 18 15.5']],
  // two bars of unlike height under one lintel
  ['TARGET', ['M3 21h18', 'M7 21V9', 'M17 21V13', 'M4 9h6', 'M14 13h6']],
  // two rulers
  ['DEFINITION', ['M3 4h18v6H3z', 'M7 4v3M12 4v3M17 4v3', 'M3 14h18v6H3z', 'M9 20v-3M15 20v-3']],
  // a chain
  ['STRUCTURAL', ['M10 8H7a4 4 0 0 0 0 8h3', 'M14 8h3a4 4 0 0 1 0 8h-3', 'M8.5 12h7']],
  // two lines parting
  ['EMPIRICAL', ['M3 13c5 0 7-2 18-8', 'M3 13c5 0 7 2 18 7', 'M3 21V3']],
  // a coin pushing
  ['INCENTIVE', ['M7 7a5 5 0 1 0 0.01 0', 'M14 12h7.5M18 8.5 21.5 12 18 15.5', 'M7 10v4']],
  // a passed parcel
  ['COST_SHUNT', ['M3 11h9v9H3z', 'M7.5 11v9', 'M8 7c4-5 9-4 12 2M20.5 4v5.5H15']],
  // a broken line
  ['ORPHAN', ['M2 12h6', 'M16 12h6', 'M10.5 15.5 12 8.5', 'M13 15.5 14.5 8.5']],
  // a beam that tips
  ['IMBALANCE', ['M12 4v16M8 20h8', 'M4 7l16 4', 'M2 12l2-5 2 5M18 16l2-5 2 5']],
  // a target hit beside the point
  ['GAMING', ['M11 4a8 8 0 1 0 0.01 0', 'M11 9a3 3 0 1 0 0.01 0', 'M21 3l-5.5 5.5M15.5 5v3.5H19']],
  // one thing twice
  ['DOUBLE_COUNT', ['M4 8h11v12H4z', 'M9 8V4h11v12h-5']],
  // a clock before its hour
  ['TIMING', ['M12 3a9 9 0 1 0 0.01 0', 'M12 7v5l-3.5 2.5']],
  // two outlines that do not match
  ['FOOTPRINT', ['M3 5h12v11H3z', 'M9 9h12v11H9z']],
  // a wheel out of reach
  ['UNCONTROLLABLE', ['M15 4a6 6 0 1 0 0.01 0', 'M15 4v12M9 10h12', 'M2 20h7M2 16v4']],
  // two into one
  ['CONTENTION', ['M3 5l7 6M3 19l7-6', 'M3 9V5h4', 'M3 15v4h4', 'M14 7h7v10h-7z']],
  // one total, two owners
  [
    'ATTRIBUTION',
    [
      'M2.5 7h19v10h-19z',
      'M12 4v2M12 9.5v1.5M12 13.5V15M12 18v2',
      'M9.5 12H5.5M7 10.3 5.3 12 7 13.7',
      'M14.5 12h4M17 10.3 18.7 12 17 13.7',
    ],
  ],
  // green parts, red whole
  ['WHOLE_RED', ['M3 4h4v4H3zM10 4h4v4h-4zM17 4h4v4h-4z', 'M3 12h18v8H3z', 'M10 14.5l4 3M14 14.5l-4 3']],
  // two arrows together
  ['SYNERGY', ['M3 8h17M16.5 4.5 20 8l-3.5 3.5', 'M3 16h17M16.5 12.5 20 16l-3.5 3.5']],
]);
