/** How the bytes of a text file are written. */
export type TextEncoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What stands between the cells of a line. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** What stands between lines; `mixed` where a file has more than one of them. */
export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'mixed';

/** A sheet of a workbook, by name. A hidden one is listed and never read. */
export interface SheetName {
  readonly name: string;
  readonly isHidden: boolean;
}

/** What a file is, found from its bytes alone and shown to whoever sent it. */
export type FileShape =
  | {
      readonly kind: 'text';
      readonly encoding: TextEncoding;
      readonly delimiter: Delimiter;
      readonly lineEnd: LineEnd;
    }
  | { readonly kind: 'workbook'; readonly sheets: readonly SheetName[] }
  /** Data values of DHIS2 as JSON. */
  | { readonly kind: 'data values' }
  /** Figures as this product gives them out as JSON. */
  | { readonly kind: 'own json' }
  /** A FHIR bundle of summary reports on measures. */
  | { readonly kind: 'reports' };
