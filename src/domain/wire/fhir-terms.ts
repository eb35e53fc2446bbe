/** Systems and addresses of FHIR R4 that both directions name. */
export const FHIR = {
  population: 'http://terminology.hl7.org/CodeSystem/measure-population',
  improvement: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation',
  scoring: 'http://terminology.hl7.org/CodeSystem/measure-scoring',
  absent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
} as const;

/** Names of our own, under an address nobody else uses: it names, and leads nowhere. */
export const OURS = {
  measure: 'urn:common-measure:measure:',
  area: 'urn:common-measure:area',
  level: 'urn:common-measure:area-level',
  missing: 'urn:common-measure:missing-reason',
  exactCount: 'urn:common-measure:exact-count',
  source: 'urn:common-measure:source',
} as const;
