// Writes catalogue/schema from the schemas in the domain: node tools/write-catalogue-schemas.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { renderCatalogueSchemas } from './catalogue-schemas/render-catalogue-schemas.ts';

const folder = join(import.meta.dirname, '..', 'catalogue', 'schema');
mkdirSync(folder, { recursive: true });
const schemas = renderCatalogueSchemas();
for (const [file, text] of schemas) writeFileSync(join(folder, file), text);
console.log(`${schemas.size} schemas written`);
