import { CATALOGUE_SCHEMAS } from '#domain/framework/catalogue-schema';

/** The text of every file of `catalogue/schema`, by file name, as the schemas in the domain give it. */
export function renderCatalogueSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(CATALOGUE_SCHEMAS).map(([file, schema]) => [
      file.replace(/\.json$/, '.schema.json'),
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}
